"""What a caller is told when a call can't be taken: a status, and which field has which problem."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pydantic import ValidationError
from starlette.responses import JSONResponse, Response


class ProblemError(Exception):
    """A call that can't be taken: its HTTP status, and each problem with its field (None: the call as a whole)."""

    def __init__(
        self, status: int, *problems: tuple[str | None, str], headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(status, problems)
        self.status = status
        self.problems = problems
        self.headers = headers

    def response(self) -> Response:
        """How the caller is told."""
        errors = [{"field": field, "problem": problem} for field, problem in self.problems]
        return JSONResponse({"errors": errors}, self.status, self.headers)


def invalid(error: ValidationError) -> ProblemError:
    """A body whose fields are not what they should be."""
    details = error.errors(include_url=False, include_context=False, include_input=False)
    return ProblemError(422, *((_field(detail["loc"]), detail["msg"]) for detail in details))


def _field(location: Iterable[int | str]) -> str | None:
    return ".".join(str(step) for step in location) or None
