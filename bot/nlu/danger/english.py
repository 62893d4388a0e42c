"""The words of danger in English, by kind: pairs as in `words.py`."""

from __future__ import annotations

from typing import Final

from bot.nlu.danger.words import Pair

_BODY: Final = r"(?:hands?|fingers?|arms?|legs?|foot|feet|face|eyes?|mouth|lips?|throat|skin|head|knees?|thumb|toes?|tongue|neck|chin|cheek|palm|wrist|stomach|nose|back)"
_PEOPLE: Final = r"(?:i|me|my|we|us|he|she|him|her|they|child\w*|kids?|son|daughter|baby|toddler|wife|husband|mother|mom|father|dad|brother|sister|grandma|grandson|dog|cat|puppy|kitten|friend|somebody|someone|nephew|niece)"

ENGLISH: Final[dict[str, tuple[Pair, ...]]] = {
    "choking": ((r"chok(?:ed|ing|es)\w*|can ?t breathe|cannot breathe|could ?nt breathe|stuck in (?:his|her|my|the) throat", "", 0),),
    "swallowed": ((_PEOPLE, r"swallow(?:ed|s|ing)?", 4),),
    "shock": ((r"electric(?:al)? shock|electrocuted|electric shocked", "", 0), (r"(?:got|gave|gives|get|had)", r"(?:a |an )?shock(?:ed|s)? (?:from|when|by|me)|me (?:a |an )?(?:electric )?shock", 1)),
    "fire": ((r"(?:caught|catch|on|started|start) (?:a )?fire|in flames|burst into flames|burned down|burnt down", "", 0),),
    "smoke": ((r"smok(?:e|ing)", r"(?:com(?:es?|ing)|came|start\w*|out|from|full|lots)", 3), (r"burning smell|smells? (?:like )?burn\w*|sparks?|sparking", r"(?:from|plug|socket|charg\w*|com\w*|came|start\w*|machine|device|inside)", 4)),
    "battery": ((r"batter(?:y|ies)", r"(?:explod\w+|swollen|swell\w*|leak\w*|blew|melt\w*|burst|bulg\w+)", 4), (r"(?:explod|blew up)\w*", r"(?:charger|phone|device|machine|kettle|bulb|pan|cooker|hand|face)", 4)),
    "bleeding": ((r"bleed(?:ing|s)?|bled", "", 0), (r"blood", r"(?:hand|finger|everywhere|stop\w*|lot|foot|face|floor)\w*", 4), (r"stitch(?:es)?", r"(?:need\w*|had|got|hospital|finger|hand)", 4)),
    "cut": ((rf"{_PEOPLE}", rf"cut (?:\w+ ){{0,2}}(?:{_BODY}|\w*self|me|him|her)", 3), (_BODY, r"(?:was|got|is|were) (?:badly )?cut|cut (?:badly|deep\w*|open)", 2), (r"cut (?:me|us|him|her|my|his) ?", rf"{_BODY}", 2)),
    "burn": ((r"burn(?:ed|t|s|ing)?|scald(?:ed)?", rf"(?:my |his |her |our )(?:\w+ )?(?:{_BODY}|child|son|daughter|baby|wife)|(?:me|him|her|myself|himself)", 2), (_BODY, r"(?:is|was|got|are) (?:badly )?(?:burn(?:ed|t|ing)|scalded)", 2)),
    "reaction": ((r"allergic reaction|rash(?:es)?|blisters?|hives", rf"(?:{_BODY}|{_PEOPLE}|after|skin)", 5), (r"allergic reaction", "", 0), (_BODY, r"(?:is |are |got |has |have |became |turned )(?:all |very )?(?:swollen|red and|itch\w*|swelling)", 1), (_BODY, r"swollen|swelled", 2)),
    "food": ((r"food poison\w*|poisoned", "", 0), (_PEOPLE, r"(?:vomit\w*|threw up|throwing up|got sick after|diarrh\w+)", 4)),
    "hurt": ((_PEOPLE, r"(?:injur\w+|got hurt|was hurt|hurt (?:my|his|her|our|badly|himself|herself)|hospital|emergency room|ambulance)", 5), (_PEOPLE, rf"(?:broke|broken|twisted|sprained) (?:my |his |her |the )?{_BODY}", 2), (_PEOPLE, r"(?:fell (?:off|down|and|when|because|from)|fell on)", 3)),
}  # fmt: skip
