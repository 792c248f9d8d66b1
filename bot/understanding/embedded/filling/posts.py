"""What people are in a firm, in English."""

from __future__ import annotations

#: A word by which a post is known.
POST = (
    r"(?:accounts?|payable|receivable|buyer|buying|purchasing|purchaser|procurement|manager|owner|director|chef|head|assistant|admin|office"
    r"|operations|ops|warehouse|stores?|foreman|forewoman|supervisor|engineer|technician|sales|marketing|finance|reception(?:ist)?"
    r"|secretary|partner|founder|ceo|cfo|coo|md|gm|boss|coach|teacher|nurse|doctor|principal|coordinator|clerk|planner"
    r"|merchandiser|facilities|maintenance|bookkeeper|controller|groundsman|caretaker|janitor|housekeeper|dispatcher|fitter|mechanic"
    r"|trainer|instructor|vet|pharmacist|hygienist|dentist|practice|shop floor|lead|logistics|quality|production"
    r"|landlord|landlady|publican|proprietor|chairman|bursar|captain|skipper|steward|stylist|matron|curator|librarian"
    r"|site|billing|payroll|hr|qa|estimator|superintendent|surveyor|architect|contractor)"
)

#: Words that end as the names of trades do and are none.
_NO_TRADE = (
    r"(?!(?:other|another|after|later|over|under|number|letter|order|never|ever|together|however|rather|whether|either|neither|summer"
    r"|winter|better|paper|corner|customer|newcomer|member|former|sister|brother|mother|father|daughter|matter|offer|water|cover"
    r"|super|proper|clever|easier|bigger|smaller|cheaper|older|younger|earlier|sooner|quicker|colour|color|minor|major|prior|poor"
    r"|floor|door|pleasant|important|different|recent|want|grant|plant|giant|constant|relevant|insist|exist|list|last|first|best"
    r"|must|just|september|october|november|december|easter)\b)"
)
#: A post by its ending: treasurer, gardener, florist, technician, groundskeeper.
TRADE = rf"{_NO_TRADE}[a-z]{{3,}}(?:er|or|ist|ian|ant|keeper|master|mistress|man|woman)"
