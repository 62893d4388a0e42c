"""The words of danger, over folded text: data for `danger.py`, the gravest kind first.

A kind has pairs: one expression near another, within so many words, in either order; or one alone.
"""

from __future__ import annotations

# Parts of a body with an owner: "elim", "parmağını". "El yapımı" and "yüz lira" are none.
_PARTS = (
    "el parma[gk] kol baca[gk] aya[gk] yuz goz duda[gk] agz dil bogaz burn burun kafa aln? "
    "yana[gk] cene cil[td] deri ten vucu[td] bel kaburga kalca pati gobe[gk] sirt boyn bile[gk] "
    "avuc avc diz kula[gk] karn tirna[gk] mide gogs dirse[gk] topu[gk] omz ense kas bas sac dis "
    "gozkapa[gk] surat"
).split()
_OWNED = (
    r"(?:i|u|si|su)?(?:m|mi|mu|me|ma|mde|mda|min|mun|n|ni|nu|ne|na|nde|nda|nin|nun|miz\w*|muz\w*|nden|mden|"
    r"larim\w*|lerim\w*|lari\w*|leri\w*|i|u|si|mdan)"
)
BODY = rf"(?:{'|'.join(_PARTS)}){_OWNED}"
# "elim", "başım": one's own; "ağzı" and "kolu" are a vase's and a chair's too.
MINE = rf"(?:{'|'.join(_PARTS)})(?:i|u)?(?:m|mi|mu|me|ma|mde|mda|min|mun|miz\w*|muz\w*|mden|mdan|larim\w*|lerim\w*)"
PEOPLE = (
    r"(?:ben|bana|beni|bende|biz|bizi|oglu[mn]\w*|oglan\w*|kiz(?:im\w*|imi\w*|cagiz\w*)|cocu[gk]\w*|bebe[gk]\w*|annem\w*|babam\w*|"
    r"esim\w*|karim\w*|kocam\w*|kardes\w*|abi(?:m|si)\w*|abla(?:m|si)\w*|yegen\w*|torun\w*|dede\w*|nine\w*|anneanne\w*|babaanne\w*|kayin\w*|"
    r"gelinim\w*|damad\w*|misafir\w*|arkadas\w*|ogrenci\w*|minik\w*|ufakli[gk]\w*|kedi\w*|kope[gk]\w*|kus(?:um|umuz)\w*|hamster\w*|"
    r"tavsan\w*|teyze\w*|amca\w*|hala(?:m|si)\w*|dayim\w*|ailece|hepimiz\w*|ikizler\w*)"
)
THING = (
    r"(?:cam\w*|kir[iy]?[kg]\w*|parca\w*|bardak\w*|bardag\w*|bicak\w*|bicag\w*|keskin\w*|jilet\w*|makas\w*|metal\w*|teneke\w*|"
    r"pil\w*|miknatis\w*|plastik\w*|boncu[gk]\w*|dugme\w*|vida\w*|civi\w*|kiymik\w*|tel\w*|kilci[gk]\w*|toka\w*|goz(?:u|unu)|tas\w*)"
)

# Everyday speech that only sounds like danger: taken out before anything is looked for.
FIGURES = (
    r"(?:para\w*|beyn\w*|ic(?:im|imiz)|cigerim\w*|kredi\w*|kart\w*|kupon\w*|puan\w*|hak(?:kim)?|hafta\w*|gun\w*|hediye\w*|ucret\w*|"
    r"indirim\w*|bilet\w*|bakiye\w*|cek\w*|emek\w*|tatil\w*) (?:\w+ ){0,2}yan(?:di|iyo|mis|ip|acak|ar|ma)\w*",
    r"yan(?:di|dik|dim)\w* (?:bitt|mahvol|kavrul|para|biti)\w*",
    r"can(?:im|imiz|ima|imi)\w* (?:\w+ ){0,1}(?:yak|sik|tak|oku|cik|bur|kurban)\w*",
    r"kan(?:im|imiz)? (?:\w+ ){0,1}(?:dondu|beynim\w*|agla\w*|cekil\w*|kustur\w*|kusuyor\w*|sicra\w*|em\w*|kirmizi\w*|rengi|kayb\w*|ter\w*|uyus\w*)",
    r"kan (?:beyn\w*|agla\w*|kirmizi\w*|ter\w*|revan oldu\w* pesin\w*)",
    r"bogaz(?:im|imiz|ima|imiza)\w* (?:\w+ )?(?:kadar|dugum\w*|geldi|dizil\w*)",
    r"(?:sinir|ofke|stres|merak|kahir|kahr|hirs|sikinti|dert)\w* (?:\w+ ){0,2}(?:catla|patla|bogul|oldum|olduk|oluyor|kudur|agla|tikan)\w*",
    r"(?:fermuar|dikis)\w* (?:\w+ ){0,3}patla\w*",
    r"(?:lasti[gk]|top|balon|ampul|kolon|paket|poset|koli|kutu|hoparlor|yast[iı][gk]|teker|sampuan|krem|boru|torba|cuval|ambalaj)\w* (?:\w+ ){0,1}patla\w*",
    r"patla[kg]\w*",
    r"patla(?:di[mk]|yaca[gk]i[mz])\w*",
    r"(?:kampanya|indirim|haber|satis|kupon)\w* (?:\w+ ){0,1}patla\w*",
    r"patla(?:di[mk]|yaca[gk]\w*) (?:sinir|ofke|stres|merak)\w*|(?:sinir|ofke|stres)\w* (?:\w+ ){0,1}patla\w*",
    r"bogul(?:du[mk]|uyorum|muyum) (?:\w+ ){0,1}(?:evrak|is|mail|mesaj|reklam|form|odeme)\w*|(?:evrak|is|mail|mesaj|reklam|fatura|borc)\w* (?:\w+ ){0,2}bogul\w*",
    r"(?:duman|alev|ates|kan|yangin) (?:gri|kirmizi|turuncu|rengi|mavi)\w*",
    r"yangin (?:tup|dolab|alarm|merdiven|sondur)\w*",
    r"(?:para|parami|emegi|hakki|ucret)\w* (?:\w+ ){0,1}yut\w*",
    r"kanepe\w*|kanat(?!t|mis|iyo|ip|acak)\w*|kanvas\w*|kanca\w*|kanguru\w*|kandil\w*|kanal\w*|kanun\w*|kanit\w*|kani\b|kanaat\w*",
    r"(?:site|sistem|uygulama|sunucu|sabr)\w* (?:\w+ ){0,1}patla\w*|patlama[gk]?\w* (?:uzere|noktas)\w*",
    r"yorgun dus\w*|yorgunluktan \w+",
    r"\w+m[ae]sin diye\w*",
    r"alerji(?:si|m)? ol(?:an|anlar)\w*",
    r"(?:agz|goz|kol|aya[gk]|dis|sirt|kula[gk])i catlak\w*",
    r"(?:sok|soke) ol\w*",
    r"(?:ekran|isig|isik|lamba|led|far|ampul|ocag|fener|gosterge|uyari|tus)\w* (?:\w+ ){0,3}yan(?:mi|mad|miyo|mamis|maz|ip son|masi|iyor|iyo)\w*",
    r"(?:ekran|panel|piksel|goruntu)\w* yan(?:ik|mis|ig)\w*",
    r"(?:beyn|kafa)\w* (?:\w+ )?(?:yi|ye|don|sis|kari|at|bozul|patla)\w*",
    r"bas(?:im|imiz)\w* (?:agri|don|belaya|sis|dert)\w*",
    r"hasta et(?:tiniz|tin\b|meyin|iyorsunuz|ecek)\w*|beni hasta et\w*",
    r"mide(?:m|miz)? bulan(?:di|iyor)\w* (?:\w+ ){0,2}(?:hizmet|siz|firma|yalan|tavir)\w*",
    r"mide(?:mi|mizi) bulandir\w*",
    r"(?:duman|yangin|gaz) (?:de[td]ektor|alarm|sensor|tup|makine|efekt|maske)\w*",
    r"alerji\w* (?:yapar m|yapiyor mu|testi|ilaci)\w*|alerjim var\w*",
    r"(?:kargocu|kurye|musteri|patron|adam|kadin|muhatap|esnaf)\w* patla\w*",
    r"(?:yanginda|yangindan) mal",
    r"acil (?:cevap|don|iade|gonder|lazim|bak|ihtiyac|olarak|ara)\w*",
    r"(?:alev|ates|kan|duman|zehir|yangin) (?:kirmizi|rengi|desen|gibi|renk|baskili|efekt|bordo)\w*",
    r"el(?:im|imiz) kol\w*",
    r"el(?:im|ime|imiz|imize) (?:gec|ulas|gel|kal|bos|var)\w*",
    r"goz(?:um|umuz)\w* (?:yol|kal|don|korkt|gor|onun)\w*",
    r"yuz(?:um|umuz)\w* (?:kizar\w* utan|tut|gul)\w*",
    r"agz(?:im|imiz|inda|in)\w* (?:tad|bozul|acik|bal)\w*",
    r"(?:cop|bos) (?:kes|bog)\w*",
    r"fis(?:i|ini)? kes\w*",
    r"(?:ipi|umudu|umut|iliski|fatura|elektri[gk]i?|internet|ses|sesi|baglanti\w*|muhatap|haber|konus\w*) (?:\w+ )?kes\w*",
)

# A pair: (one, other, words between at most); alone: (one, "", 0).
Pair = tuple[str, str, int]
_HURT_VERB = r"(?:kes(?:il|ti(?!niz|ler|k\b)|mis(?!siniz)|iyo(?!rsunuz)|ecek|ip|en|ik|ig)\w*|cizil\w*|yaril\w*|yard\w*|deldi\w*|delindi|batt?[ti]\w*|batmis\w*|sapla\w*|dograd\w*|kopt?u?|siyril\w*|parcalan\w*)"
_BURN_VERB = r"(?:yan(?:di|dim|iyo|mis|ik|ig|inca|ip|acak)\w*|yak(?:ti|mis|iyo|ip|acak)\w*|haslan\w*|kavrul\w*|su topla\w*|kabar\w*|kizgin\w*|dagla\w*)"
_ITEM_BURN = (
    r"(?:cihaz\w*|alet\w*|makine\w*|makina\w*|adaptor\w*|sarj\w*|kablo\w*|fis\w*|priz\w*|utu\w*|fon\w*|telefon\w*|laptop\w*|bilgisayar\w*|tablet\w*|"
    r"isitici\w*|tost\w*|kettle\w*|firin\w*|batarya\w*|powerbank\w*|pil\w*|motor\w*|televizyon\w*|tv\w*|supurge\w*|blender\w*|mikser\w*|battaniye\w*|"
    r"scooter\w*|robot\w*|soba\w*|ocak\w*|fritoz\w*|airfryer\w*|duzlestirici\w*|masa\w*|urun\w*|oyuncak\w*|oyuncag\w*|lamba\w*|avize\w*|kulakli[gk]\w*|saat\w*|modem\w*|klima\w*|vantilator\w*|drone\w*|matkap\w*|mum\w*)"
)
KINDS: tuple[tuple[str, tuple[Pair, ...]], ...] = (
    (
        "choking",
        (
            (r"nefes\w*", r"(?:al(?:am|ami|ama)\w*|kesil\w*|daral\w*|tikan\w*|zor\w*|yetm\w*|darlig\w*)", 3),
            (r"(?:bogul(?:uyo|du|ma|acak|mus|mak|up)\w*|tikan(?:di|iyo|mis|ip)\w*)", PEOPLE, 6),
            (r"bogul(?:uyo|du(?!nuz)|mus(?!sunuz)|acak|ma tehlike|mak)\w*", "", 0),
            (r"havasiz\w*|nefessiz\w*", r"(?:kal\w*|bebe\w*|cocu\w*|mos\w*)", 3),
            (r"(?:boyn|bogaz)\w*", r"(?:dolan|sik[iı]s|sikt|baglan)\w*", 3),
            (r"nefes boru\w*", "", 0),
            (r"mosmor\w*|mor(?:ardi|armis|ariyo)\w*", r"(?:bebe\w*|cocu\w*|oglu\w*|kizi\w*|yuz\w*|duda\w*|ol\w*)", 4),
            (r"bogaz(?:im|ima|i|ina|imda|inda)\w*", r"(?:tak\w*|kac\w*|tikan\w*|sisti|sis[iy]\w*|yapis\w*|kapan\w*|batt?i\w*|kaldi|duru\w*)", 4),
            (r"moraran?\w*|morard\w*", PEOPLE, 6),
            (r"morard\w*", r"(?:yuz|duda|agz)\w*", 4),
        ),
    ),
    (
        "swallowed",
        (
            (r"yuttum|yutuyordum", "", 0),
            (r"yut(?:tu(?!k|nuz|rdu)|mus(?!sunuz)|uyo|acak|up)\w*", rf"(?:{PEOPLE}|{THING}|hap\w*|kapsul\w*|deterjan\w*|oyunca\w*|tablet\w*|silika\w*)", 6),
            (r"agz\w*", r"(?:cam|metal|plastik|pil|parca|vida|dugme|civi|tel)\w*", 5),
            (r"(?:yeme[gk]\w*|yerken|icer\w*|icinde|corba\w*|mama\w*|ictig\w*|yedig\w*)", r"cam (?:parca|kir)\w*", 6),
            (r"(?:mide|bagirsa)\w*", r"(?:pil|parca|cam|miknatis)\w*", 5),
        ),
    ),
    (
        "shock",
        (
            (r"(?:elektri[gk]\w*|elektirik\w*|akim\w*|cereyan\w*|elktri[gk]\w*)", r"(?:carp\w*|crp\w*|verdi|veriyo\w*|yedi[mk]|kaca[gk]\w*|kacir\w*|tuttu|atti|cekti|geciyo\w*|gecti|kapil\w*)", 4),
            (r"carp(?:ti(?!niz)|il|iyo|mis(?!siniz))\w*", rf"(?:{BODY}|{PEOPLE}|priz\w*|fis\w*|dokun\w*|kablo\w*|buzdolab\w*|camasir\w*|bulasik\w*|kettle\w*|utu\w*|firin\w*|sarj\w*|cihaz\w*|alet\w*|makine\w*|termosifon\w*|supurge\w*|laptop\w*)", 3),
        ),
    ),
    (
        "fire",
        (
            (r"(?:alev\w*|tutus(?:tu|mus|uyo|up|acak)\w*|yangin\w*|itfaiye\w*)", "", 0),
            (r"(?:kivilcim\w*|kivilcm\w*)", "", 0),
            (r"ates\w*", r"(?:ald[iı]|almis|aliyo\w*|cikt\w*|sact\w*|cikar\w*)", 2),
            (r"(?:patla(?:di|dı|mis|yip|yan|yinca|ma)\w*|infilak\w*)", "", 0),
        ),
    ),
    (
        "smoke",
        (
            (r"(?:duman\w*|tut(?:uyo|tu|en|meye|uyor)\w*)", r"(?:cik\w*|tut\w*|geli\w*|geldi\w*|yayil\w*|kapla\w*|bas(?:ti|iyo)\w*|sac\w*|oldu\w*|atiyo\w*|doldu\w*|evi|mutfa\w*|icinde|koku\w*|sar\w*|yuksel\w*|burnumuz\w*|attı|atti)", 4),
            (r"(?:yani[gk]\w*|yanma\w*|yanmis)", r"koku\w*", 3),
            (r"koku\w*", r"yani[gk]\w*", 3),
            (r"(?:kablo|plastik|lastik)\w*", r"yan(?:di|iyo|ma|ik)\w* (?:\w+ )?koku\w*", 3),
            (rf"{_ITEM_BURN}", r"(?:eri(?:di|mis|yo|meye)\w*|kavrul\w*)", 3),
        ),
    ),
    (
        "battery",
        (
            (r"(?:pil\w*|batarya\w*|powerbank\w*|aku\w*|telefon\w*|sarj\w*|adaptor\w*|kulakli[gk]\w*|laptop\w*|tablet\w*|pl|btarya\w*)", r"(?:sis(?:ti|mis|iyo|ik|ip|meye|kin)\w*|kabar\w*|bombe\w*|akt[iı]|akmis|akiyo\w*|siziyo\w*|sizd\w*|sizint\w*|balon gibi\w*)", 5),
            (r"(?:pil\w*|batarya\w*|powerbank\w*|telefon\w*|sarj\w*|adaptor\w*|kulakli[gk]\w*|laptop\w*|saat\w*|tablet\w*|cihaz\w*|scooter\w*)", r"(?:kayna(?:r|di|yo|mis)\w*|kor gibi|ates gibi\w*|kizgin\w*|alev gibi|cok isin\w*|asiri isin\w*|isinip|isindi\w*|isiniyo\w*|elde tutul\w*|dokunulm\w*|ates top\w*|cok sicak\w*|kaynar\w*)", 5),
        ),
    ),
    (
        "bleeding",
        (
            (r"kana(?:di|yo|mis|ma|iyo|r|yip|yinca|niyo|ni)\w*|kan(?:iyo|iyor|iyo)\w*", "", 0),
            (r"kan(?:lar)?", r"(?:icinde|geldi|geliyo\w*|akti|akiyo\w*|durm\w*|revan|fiskir\w*|bosal\w*|golu|oldu|var|cikt\w*|kustu|tukur\w*|kaybet\w*)", 2),
            (r"kan(?:i|lar\w*)?", rf"(?:{BODY})", 2),
            (r"kanat(?:ti|mis|iyo)\w*", "", 0),
        ),
    ),
    (
        "cut",
        (
            (rf"{BODY}", _HURT_VERB, 5),
            (rf"{PEOPLE}", r"(?:kes(?:il|ti(?!niz|ler|k\b)|mis(?!siniz))\w*|yaril\w*|batt?i\w*|sapla\w*|doktor\w* dikis)", 3),
            (r"dikis\w*", r"(?:atil\w*|attir\w*|atti|attilar|gerek\w*|lazim|vurul\w*|yedi\w*)", 3),
            (r"(?:derin|kotu|fena) (?:bir |bi )?kesi[gk]\w*", "", 0),
        ),
    ),
    (
        "burn",
        (
            (rf"{BODY}", _BURN_VERB, 5),
            (rf"{PEOPLE}", r"(?:haslan\w*|yanik\w*|yandi|yanmis|yakti|yakt[iı])", 3),
            (r"haslan(?:di|mis|iyo)\w*", "", 0),
            (r"(?:birinci|ikinci|ucuncu|\d) derece\w*", r"yani[gk]\w*", 2),
            (r"yani[gk]\w*", r"(?:olustu|oldu\w*|var|iz\w*|su topla\w*|merhem\w*|tedavi\w*|servis\w*)", 2),
            (r"(?:kaynar su|kizgin yag|sicak su|kaynar)\w*", rf"(?:{BODY}|ustu\w*|{PEOPLE}|dokul\w*|sicra\w*)", 5),
        ),
    ),
    (
        "reaction",
        (
            (rf"{BODY}", r"(?:sis(?:ti|mis|iyo|lik|ip|ki|ik)\w*|kizar\w*|kabar\w*|dokul?[tm]?u\w*|dokun?tu\w*|kasin\w*|soy(?:ul|du|mus|uyo)\w*|iltihap\w*|yasar(?:iyo|di)\w*|yar(?:a|alar) (?:oldu|cikt|ac)\w*|sivilce\w*|kurdesen\w*|alerji\w*|egzama\w*|leke\w* (?:cik|ol)\w*|yara (?:oldu|bere|icinde)|pul pul|acil?m\w*|gormu\w*|bulanik\w*|kapandi|iltihap\w*|kan canag\w*|uyus\w*|karinca\w*|morar\w*|kurdes\w*)", 6),
            (r"(?:her yer\w*|her taraf\w*|yerler\w*|boyn\w*)", r"(?:kizar\w*|kabar\w*|kasin\w*|dokt?u\w*|sis\w*|yara)\w*", 3),
            (r"kurdesen\w*|yara icinde|(?:cildi|derisi)\w* (?:dokul|soyul|kabar)\w*", "", 0),
            (r"(?:alerji\w*|alerjik|kurdesen\w*|urtiker|egzama\w*|anafilak\w*)", r"(?:ol\w*|yap\w*|cik\w*|gecir\w*|reaksiyon\w*|sok\w*|dok\w*|var)", 3),
            (r"(?:alerjik reaksiyon\w*|anafilak\w*)", "", 0),
            (r"(?:kizarikli[gk]\w*|kasinti\w*|kabarti\w*|kabarcik\w*|sislik\w*|dokuntu\w*|pisik\w*|yaralar)", r"(?:yap\w*|ol\w*|cik\w*|var|bas\w*|geldi|basla\w*|icinde)", 3),
            (rf"{BODY}", r"yan(?:iyo|iyor|di|ma)\w*", 3),
        ),
    ),
    (
        "food",
        (
            (r"zehirle(?:n|di|mis|yen)\w*", "", 0),
            (r"(?:kus(?:tu|uyo|ma|mus|up|tum|tuk|turdu|arak|muyo)\w*|istifra\w*|ishal\w*)", "", 0),
            (r"(?:yedi\w*|yiyen\w*|yiyince|icti\w*|icince|yeyince|tuket\w*|yemis\w*|mama\w*|yogurt\w*|sut\w*|et\w*|takviye\w*|hap\w*)", r"(?:hastane\w*|acil(?:e|de|lik|den)\w*|serum\w*|midesi bulan\w*|midem bulan\w*|karn\w* (?:agri|sanci)\w*|hasta ol\w*|hastaland\w*|bayil\w*|fenalas\w*|rahatsizlan\w*|ates\w*)", 8),
            (r"mide\w*", r"(?:yika(?:n|t|di)\w*|kram\w*|sanci\w*|agri\w*|yan(?:iyo|di)\w*|bulan\w*)", 3),
        ),
    ),
    (
        "hurt",
        (
            (r"yaralan(?:di|dim|mis|iyo|ma|dik|acak)\w*|yaraland\w*|yaralad\w*", "", 0),
            (r"sakatlan\w*", rf"(?:{BODY}|{PEOPLE}|dus\w*)", 4),
            (r"alci(?:ya|da)\w*", "", 0),
            (r"dus(?:tum|tu|up|tuk)\w*", rf"(?:{BODY}) (?:\w+ ){{0,1}}(?:cik|catla|sis|kiril|zedele|inci|yaril|morar|agri)\w*", 4),
            (r"yere cak\w*|caki?ld\w*", PEOPLE, 4),
            (rf"{PEOPLE}", r"(?:altinda|altta) kal\w*", 4),
            (rf"(?:{PEOPLE})", r"(?:dustu|dusup|dusmus\w*|dusuyo\w*|devril\w*|yaral\w*|sikis\w*|kirildi|inci[nt]\w*|burkul\w*|baygin\w*|hasta et(?!tiniz)\w*|hasta ol\w*|zarar gor\w*|hastanelik\w*|topalli\w*|canı yan\w*|cani (?:cok )?yan\w*|dusuyordu|ezil\w*)", 5),
            (r"(?:acil(?:e|de|den|lik|dey\w*|servis\w*)|hastane\w*|ambulans\w*|112\w*|doktor\w*)", r"(?:git\w*|gidi\w*|gotur\w*|kaldir\w*|yat\w*|cagir\w*|cagird\w*|kos\w*|dey\w*|ol\w*|zor|kostur\w*|aradik|dikis\w*|tedavi\w*|bekli\w*|gittik|rapor\w*)", 4),
            (r"hastanelik\w*|acillik\w*", "", 0),
            (rf"{MINE}|{PEOPLE} (?:\w+ ){{0,2}}{BODY}", r"(?:kiril?d\w*|catla(?:d|m)\w*|sikist\w*|ezil?d\w*|inci[nt]\w*|burkul\w*|morar\w*|cikt[iı]k|zedele\w*|sisti|yaral\w*|yara oldu|darbe al\w*)", 3),
            (rf"(?:kafa|bas|sirt|aya[gk]|diz|yuz|baca[gk]|kol){_OWNED}", r"(?:dustu|devril\w*|carpt\w*|vurdu)", 4),
        ),
    ),
)  # fmt: skip
