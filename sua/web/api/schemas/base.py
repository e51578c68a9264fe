"""What every shape is made of, and the shape of a problem."""

from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

EXAMPLE_ID = "3f2c9a7b-e51d-4846-9b1e-2f90ad7c35e8"


def _no_control(text: str) -> str:
    if any(ord(c) < ord(" ") and c not in "\n\t" for c in text):
        raise PydanticCustomError("control_characters", "control characters")
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise PydanticCustomError("control_characters", "lone surrogates") from error
    return text


Clean = Annotated[str, AfterValidator(_no_control)]
Code = Annotated[str, Field(max_length=60, pattern=r"^[a-z][a-z0-9_]*$")]


class In(BaseModel):
    """What comes in: nothing unknown is taken."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Out(BaseModel):
    """What goes out."""

    model_config = ConfigDict(frozen=True, from_attributes=True)


class Problem(BaseModel):
    """problem+json (RFC 9457): ``code`` is stable, ``detail`` is Italian."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "type": "about:blank",
                    "title": "Dati non accettati",
                    "status": 422,
                    "code": "command.refused",
                    "detail": "«Presentare la richiesta» è rifiutato per 1 motivo.",
                    "obstacles": [
                        {
                            "rule": "required.cup",
                            "kind": "denied",
                            "reason": "Manca: CUP.",
                            "remedy": "Acquisire il CUP e indicarlo.",
                            "source": "l-3-2003 art. 11",
                            "field": "cup",
                            "label": "CUP",
                            "unblocked_by": ["buyer"],
                            "lawful_from": None,
                        }
                    ],
                }
            ]
        }
    )
    type: str
    title: str
    status: int
    code: str
    detail: str
    field: str | None = None
    obstacles: list[dict[str, Any]] = Field(default_factory=list)
    errors: list[dict[str, Any]] = Field(default_factory=list)
