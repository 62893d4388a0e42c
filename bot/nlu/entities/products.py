"""Nouns of what shops sell, folded, without endings. Data, no code."""

from __future__ import annotations

import re
from typing import Final

_ONE_WORD: Final = """
abajur abiye aksesuar alez alyans anahtarlik araba askilik atki ayakkabi ayna ayraci bant bardak bare
baharat balik bavul bebek battaniye bere beslenme bez biberon bileklik bilezik bilgisayar bisiklet blender
bluz boneli bornoz bot boya bulasik buzdolabi bodysuit bustiyer ceket cep cerceve cezve cikolata cizme
cuzdan canta caydanlik cadir canak camasir carsaf catal cay cekyat cekic celik ceyiz cicek cop corap
davlumbaz defter deterjan dolap drone duvak dondurucu elbise eldiven eleme esarp esofman etek fener firin
firca fincan fular forma fondoten fotokopi gelinlik gitar gocuk gomlek gozluk hali hap havlu hirka hoparlor
hulahop ibrik ic iskambil jean jile kaban kablo kahve kalem kamera kanepe kap kapak karyola kart kase kasik
kask kavanoz kaydirak kazak kemer keman kettle kilif kilim kirlent kitap kitaplik klavye klima kolonya
kolye komodin kompresor konsol koltuk kot kornis kravat krem kulaklik kumanda kupa kupe kursunkalem lamba
laptop lastik lego leke lif lokum losyon makas makyaj mama manto maske masa mat matara matkap mayo mendil
merdiven mikrofon mikrodalga mikser minder monitor mont mop mum mouse mutfak nevresim nihale oje ocak olta
oyuncak pantolon palto parfum pasta pastel patik patlak pelus pencere perde peruk pijama pike pil pilates
plak plaka polar portmanto poster powerbank protein pudra puset puzzle projektor priz raf rende robot roman
ruj rimel router saat sabahlik sabun saksi sal salincak sampuan sandal sandalye sandalet sapka sehpa semsiye
serum set sezlong silgi sise sof sofben sort stand sutyen supurge surahi sweatshirt tabak tablet tabure taki
tarak tava tayt telefon televizyon tencere tepsi terazi terlik termos termometre tisort toka tohum topuklu
tornavida tost traktor tulum tusluk tuzluk tv tutu uzatma utu valiz vantilator vazo ventilator vitamin yastik
yatak yelek yem yorgan yumurtalik yuzuk zigon zibin zeytinyagi bal baklava biblo bebe bone kalemtiras kolluk
kulluk kutluk lavabo musluk panjur pasaport pompa radyo sarjor sepet servis tripod tuval uzatmali stor tul
jaluzi halat hamak hortum izgara mangal semaver sineklik salca peynir zeytin fistik badem kahvalti macun
tespih seccade pardesu ferace tunik kimono kostum gecelik atlet boxer slip badi body kulot fanila bandana
sweat hoodie kapri salopet crop babet stiletto sneaker krampon cakmak kesici bicak satir susluk sarimsak
tirmik kurek testere zimba kursun ajanda takvim harita kupon balon pinata konfeti maket drum piyano flut
saksafon bateri notebook ipad iphone airpods macbook playstation joystick gamepad mousepad webcam modem
hafiza ssd harddisk yazici tarayici toner kartus adaptor sarj kombi soba radyator petek aspirator kurutma
airfryer avize spatula suzgec pantalon monopod besik gardirop berjer fritoz kepce rondo cirpici havluluk raket palet
dambil trambolin scooter kaykay paten halhal boncuk suluk buzluk emzik yurutec kundak tasma kemik kulube akvaryum
tutkal makara yapboz figur heykel cerceve pano sticker rozet kolluk dizlik korse tokmak testi surgu kilit zil ampul
led projektor tripod flas lens durbun teleskop mikroskop termostat vana batarya klozet paspas minder puf sezlong
bahcelik saksilik sulama fide gubre toprak kompost tirpan balta testere pense anahtar lokma zimpara silikon
biskuvi kraker kuruyemis hurma incir kayisi zeytin recel pekmez tahin sucuk pastirma makarna pirinc bulgur un seker
vazelin serum ampul maskara aydinlatici pudriyer parfum kolonya agda jilet biberiye spirulina kolajen omega
epilator duzlestirici masaj tarti baskul nemlendirici tonik allik kapatici eyeliner far ruz deodorant
""".split()  # fmt: skip

_ENDED: Final = """
bebek bezi|bebek arabasi|bebek telsizi|oto koltugu|ana kucagi|park yatak|utu masasi|matkap ucu|bebek mamasi|oyuncak bebek|oyuncak araba|dis fircasi|dis macunu|el kremi|cilt bakim kremi|gunes kremi|
yuz kremi|tost makinesi|kahve makinesi|cay makinesi|fon makinesi|sac kurutma makinesi|camasir makinesi|bulasik makinesi|
tiras makinesi|dikis makinesi|robot supurge|elektrikli supurge|dikey supurge|spor ayakkabi|spor canta|el cantasi|
sirt cantasi|okul cantasi|bel cantasi|kedi kumu|kedi mamasi|kopek mamasi|kopek tasmasi|kus yemi|protein tozu|kalem kutusu|
balik oltasi|pastel boya|islak mendil|firin eldiveni|is eldiveni|flash bellek|sarj aleti|sarj kablosu|sarj cihazi|
tencere seti|tencere takimi|tabak takimi|catal bicak takimi|yemek takimi|bardak takimi|nevresim takimi|koltuk takimi|
kahvalti takimi|fincan takimi|cay takimi|esofman takimi|pijama takimi|masa takimi|bahce takimi|yatak odasi takimi|
koltuk ortusu|masa ortusu|yatak ortusu|siir kitabi|test kitabi|cocuk kitabi|boyama kitabi|devam sutu|kol saati|
akilli saat|duvar saati|erkek saati|kadin saati|duvar kagidi|tuvalet kagidi|telefon kilifi|gece lambasi|masa lambasi|
calisma masasi|yemek masasi|orta sehpa|tv unitesi|ofis koltugu|oyuncu koltugu|oyuncu mouse|mama sandalyesi|cop kovasi|
su sisesi|cay bardagi|kahve fincani|hali saha|dus basligi|dus perdesi|banyo paspasi|sac kremi|sac maskesi|sac boyasi|
yuz maskesi|goz kremi|goz fari|vucut losyonu|hava nemlendirici|hava fritozu|su isitici|mutfak robotu|el blender|
mikrodalga firin|bluetooth hoparlor|kablosuz kulaklik|ekran koruyucu|hafiza karti|ekran karti|oyun konsolu|
bahce hortumu|kosu bandi|yoga mati|pilates topu|kamp sandalyesi|uyku tulumu|bisiklet kaski|arac kokusu|arac lastigi|
oto paspas|cocuk bisikleti|oyun hamuru|kutu oyunu|ic camasiri|gunes gozlugu|evlilik yuzugu|cam silecegi|boya seti|
bicak seti|makyaj seti|bakim seti|banyo seti|takim elbise|yagmurluk|zeytinyagi|bal kavanozu|kuru yemis|dolma kalem
"""

PHRASES: Final = tuple(
    tuple(phrase.split()) for phrase in _ENDED.replace("\n", "").split("|") if phrase
)
"""Names of several words; the last one is written with its own ending."""

# Words of the list above that say too little alone, or that are other words too.
_NOT_ALONE: Final = frozenset(
    "ic set cep araba balik bebe bebek bone cop celik ceyiz cicek bulasik mat patlak leke pencere eleme boneli "
    "beslenme priz servis sarj hap kart sal sof kupon satir plaka lif bant sepet mutfak slip kursun sarimsak "
    "kahvalti fotokopi pasaport stand tul masaj body uzatmali ayraci harita cam pompa petek aksesuar drum tutu "
    "un led top seker kemik surgu zil omega anahtar toprak lokma figur batarya dus zeytin sulama testi flas bilet hafiza traktor makyaj indirim yumurtalik".split()
)
SHORT: Final = frozenset(
    "bez saat kap toka pil sort bal taki mama kapak kot far bot lastik boya yem cakmak kutu dolap".split()
)
"""Parts of other things, and words of several meanings: the product only where no other is named."""
NOUNS: Final = frozenset(_ONE_WORD) - _NOT_ALONE
OTHER_WORDS: Final = re.compile(
    r"kap[iı]\w*|taki[mn]\w*|haliy?\w?le|halinde|kalmis|yemin|yemek\w*|kumandan$|sord\w+|kapat\w+|kapand\w+|setin$|botun$|farkl?\w*|"
    r"balin$|pilav\w*|kote\w*|masall?\w*|kalemiz|pasta(?:l|r)\w*|saatt?[ae]?n?$|saatl\w+|saatler\w*|topla\w*|maket$|tabi\w*"
)
"""Words that only look like a form of one of the nouns."""

COLOURS: Final = frozenset(
    "siyah beyaz kirmizi mavi lacivert yesil sari turuncu mor pembe gri kahve kahverengi bej krem bordo "
    "fume antrasit haki ekru gumus altin gold rose turkuaz lila murdum hardal kiremit vizon camel taba "
    "fusya petrol mint pudra somon ten seffaf kumral ceviz mese sag sol".split()
)
"""Words that say the variant without its noun: colours, and left and right."""
