import os, django
from tests.complaints.talk import *
import pytest


@pytest.mark.django_db
def test_x():
    def show(t, r):
        print("   ", r.responses, r.buttons, r.reason, r.asks, t.actions)
        print("     >", r.text)

    def run(title, *steps, **kw):
        t = Talk(**kw)
        print("==", title)
        for s in steps:
            show(t, s(t))
        return t

    S = lambda *a, **k: lambda t: t.says(*a, **k)
    P = lambda c: lambda t: t.presses(c)
    F = lambda *a: lambda t: t.sends_photo(*a)
    run(
        "late2",
        S("siparişim gelmedi " + about("TS-1003"), "late_delivery"),
        S("bir de TS-1006 hasarlı geldi", "damaged_product"),
        S("beklerim"),
        S("x"),
    )
    run("photo first", F(), S("hasarlı geldi " + about("TS-1006"), "damaged_product"))
    run("type later", S("TS-1006 6284"), S("hasarlı geldi", "damaged_product"))
    run(
        "second",
        S(
            "TS-1003 gelmedi 2618",
            "late_delivery",
        ),
        S("beklerim"),
        S("bir de TS-1006 kırık geldi", "damaged_product"),
        S("x"),
    )
    run("komsu", S("gelmedi " + about("TS-1005"), "late_delivery"), S("komşuda yok sordum"))
    run(
        "received q",
        S("yanlış ürün " + about("TS-1006"), "wrong_product"),
        S("iade kargo ücretini kim ödüyor"),
        S("terlik geldi"),
        S("iade istemiyorum", "return_refund"),
    )
    run(
        "report q",
        S("hasarlı " + about("TS-1006"), "damaged_product"),
        P("none"),
        S("fatura var mı", "invoice"),
    )
    run(
        "correct",
        S("hasarlı " + about("TS-1006"), "damaged_product"),
        S("hayır yanlış anladın", "correction"),
        S("yanlış ürün geldi", "wrong_product"),
    )
    run(
        "correct at received",
        S("yanlış " + about("TS-1006"), "wrong_product"),
        S("hayır yanlış anladın, hasarlı geldi", "damaged_product", correction="correction"),
    )
    run("unret", S("iade edeceğim " + about("TS-1016"), "return_refund"))
    run("prep ret", S("iade edeceğim " + about("TS-1001"), "return_refund"))
    run(
        "rating human",
        S("nerede " + about("TS-1002"), "order_status"),
        P("affirm"),
        S("temsilci istiyorum", "human_agent"),
    )
    run(
        "rating complaint",
        S("nerede " + about("TS-1002"), "order_status"),
        P("affirm"),
        S("kargo gelmedi", "late_delivery"),
    )
    run(
        "solved invoice",
        S("gelmedi " + about("TS-1003"), "late_delivery"),
        P("wait"),
        S("faturamı da gönderin", "invoice"),
    )
    run(
        "solved cancel",
        S("gelmedi " + about("TS-1003"), "late_delivery"),
        P("wait"),
        S("vazgeçtim iptal edin", "cancel_order", wish="cancel"),
    )
    run(
        "missing",
        S("çay bardağı eksik " + about("TS-1007"), "missing_item"),
        P("reship"),
        P("deny"),
        P("refund"),
    )
    run("miss1016", S("eksik " + about("TS-1016"), "missing_item"), P("reship"))
    run(
        "lost",
        S("gelmedi " + about("TS-1004"), "late_delivery"),
        P("reship"),
        P("affirm"),
        S("4/5 güzel"),
    )
    run(
        "abuse closing",
        S("nerede " + about("TS-1002"), "order_status"),
        S("şerefsizler kargo hasarlı", "damaged_product", "abuse", mood="abusive"),
    )
    run("arrived late", S("çok geç geldi " + about("TS-1006"), "late_delivery"))
    run("cancel delivered", S("iptal " + about("TS-1006"), "cancel_order"))
    run(
        "2problems",
        S(
            "hem yanlış ürün hem kutusu kırık " + about("TS-1006"),
            "wrong_product",
            "damaged_product",
        ),
        S("terlik geldi"),
        P("exchange"),
        P("none"),
        P("no"),
        P("refund"),
    )
    run("invoice between before", S("gelmedi", "late_delivery"), S("fatura lazım", "invoice"))
