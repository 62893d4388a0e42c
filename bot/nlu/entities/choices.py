"""The variant that is asked for when none is named beside it: "43 numara istiyorum", "siyahı olsun"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from bot.nlu.entities.entity import Entity, Spelled
from bot.nlu.entities.products import COLOURS

# Sides are no colours, and these are goods more often.
_GOODS: Final = frozenset("sag sol krem altin kahve ceviz ten petrol mese hardal".split())
_SIZE: Final = r"(?:(?<![\d.,])[1-6]\d(?:[.,]5)?(?![\d.,]\d|\d)|(?:x{0,4}s|m|x{0,4}l|[2-6]xl)(?!\w)|small|medium|large|x-?large)"
_COLOUR: Final = rf"(?:(?:koyu |acik |bebek )?(?:{'|'.join(sorted(COLOURS - _GOODS))})(?: mavisi)?)"
_ONE: Final = rf"(?P<said>(?:{_SIZE} (?:beden )?{_COLOUR}|{_COLOUR} {_SIZE}|{_SIZE}|{_COLOUR}))"
_END: Final = r"(?:['’]?[sy]?[iu]?(?:n[iu]|yi)?)"
_MEASURE: Final = r"(?:numara|beden|no|renk|reng)\w{0,4}"
# What asks for it; what "gönderdiniz" and "gelmiş" name has come already.
_ASKS: Final = (
    r"(?:ist(?:iyo(?!rdu)|er[iu]m|erd[iu]m)\w*|olsun|olursa|gelsin|gelecek(?!t)|gelicek(?!t)|gelir mi|gelmeli|lazim(?!di)|alayim|alsa[mk]|alabilir\w*|alaca\w+|"
    r"(?:yolla|gonder)(?:y[iu]n|[iu]n\b|y?[ae]r m|r m|y?[ae]bil|y?ecek|y?acak|mek|mak|seniz|saniz)\w*|rica|tercih ed\w+|ver(?:in|ir m)\w*|"
    r"degis(?!ik\b)\w+|yap(?:in|ar m|alim|abilir)\w*|istesem)"
)
_WITH: Final = r"(?:(?:['’]?(?:[sy]?[iu])?y?l[ae]|(?: \w{1,8})? ile)(?: \w+)?)"
_MATCHES: Final = tuple(
    re.compile(expression)
    for expression in (
        # "43 numara istiyorum", "L bedenini istiyorum", "lacivert rengini yollayın"
        rf"(?<![\w,.]){_ONE}(?:['’]?\w{{0,2}})? {_MEASURE}(?: olan\w*)? (?:\w+ ){{0,2}}?{_ASKS}",
        # "siyahı olsun", "siyah olanı gönderin", "M olsun"
        rf"(?<![\w,.]){_ONE}{_END}(?: olan\w*)? (?:lutfen )?{_ASKS}",
        # "43 ile değiştirin", "lacivertiyle değiştirin"
        rf"(?<![\w,.]){_ONE}(?: {_MEASURE})?{_WITH} (?:degis(?!ik\b)|takas)\w+",
        # "kırmızısı daha güzelmiş onunla değişsek"
        rf"(?<![\w,.]){_ONE}{_END}(?: olan\w*)? (?:daha |cok )(?:guzel|iyi|hos|uygun|yakis)\w*\W{{1,3}}(?:\w+ ){{0,2}}?(?:onunla|onu|ondan|ona|oyle\w*) {_ASKS}",
        # "bana ayakkabının 44ünü yollar mısınız"
        rf"(?<![\w,.]){_ONE}['’]?(?:[sy]?[iu]n[iu]|[iu]) {_ASKS}",
        # "swap them for 43"
        r"(?:swap|exchange|change)d? (?:it |them |this |these |the \w+ )?(?:for|to|with|into) (?:an? |the )?(?:size )?(?P<said>[1-6]\d)(?!\d)",
        # "can I get a 43", "in black please"
        rf"(?:get|want|need|have|send|for|to|in) (?:me )?(?:it )?(?:in )?(?:an? |the )?(?:size )?(?P<said>{_SIZE})(?: size| instead| please|\W*$)",
    )
)
_COUNTS: Final = {"yarim": "yarım", "iki": "iki", "2": "iki"}
_STEP: Final = re.compile(
    r"(?<!\w)(?P<count>bir|bi|1|iki|2|yarim) (?:(?P<unit>numara|beden|boy) (?:daha )?(?P<way>buyu[kg]|kucu[kg]?)|(?P<way2>buyuk|kucuk) (?P<unit2>numara|beden|boy))\w*(?!\w)"
    r"(?! (?:gel(?:di|mis|iyo)|cik|kal(?:di|iyo)|ol(?:du|mus|uyo)|\w+mis))"
)
_ENGLISH_STEP: Final = re.compile(r"(?<!\w)(?:one|a) size (?P<way>bigger|larger|up|smaller|down)")
_WAYS: Final = {"bu": "büyük", "ku": "küçük"}
_ALONE: Final = re.compile(
    rf"\W*(?:lutfen |tamam |evet |o zaman |benimki |pardon )?(?P<said>{_SIZE}|{_COLOUR}){_END}"
    rf"(?: (?:{_MEASURE}|olsun|lutfen|size|please))*(?:[ ,]+(?P<other>{_COLOUR}|{_SIZE}){_END})?(?: (?:{_MEASURE}|olsun|lutfen|please))*\W*"
)


def choices(text: Spelled, taken: Sequence[Entity]) -> Iterator[Entity]:
    """The one variant that a message asks for; nothing where `taken` names a wanted one."""
    if any(one.entity == "wanted" for one in taken):
        return
    for find in (_alone, _step, _asked):
        if (found := find(text)) and not _overlaps(found, taken):
            yield found
            return


def _overlaps(found: Entity, taken: Sequence[Entity]) -> bool:
    return any(one.start < found.end and found.start < one.end for one in taken)


def _alone(text: Spelled) -> Entity | None:
    match = _ALONE.fullmatch(text.folded)
    if not match:
        return None
    names = [name for name in ("said", "other") if match[name]]
    value = " ".join(text.own(*match.span(name)) for name in names)
    return Entity("wanted", value, match.start("said"), match.end(names[-1]))


def _step(text: Spelled) -> Entity | None:
    """ "bir büyük bedeni" is "bir beden büyük"."""
    if english := _ENGLISH_STEP.search(text.folded):
        way = "küçük" if english["way"] in {"smaller", "down"} else "büyük"
        return Entity("wanted", f"bir beden {way}", *english.span())
    match = _STEP.search(text.folded)
    if not match:
        return None
    unit, way = match["unit"] or match["unit2"], match["way"] or match["way2"]
    value = f"{_COUNTS.get(match['count'], 'bir')} {unit} {_WAYS[way[:2]]}"
    return Entity("wanted", value, *match.span())


def _asked(text: Spelled) -> Entity | None:
    for expression in _MATCHES:
        if match := expression.search(text.folded):
            return Entity("wanted", text.own(*match.span("said")), *match.span("said"))
    return None
