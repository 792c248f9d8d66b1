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
