"""A model made of checked values is the model."""

from __future__ import annotations

import pickle
from copy import deepcopy

import pytest

from harvester.work import Agreement, Claim, FieldResult
from parsers.checked import made

CLAIM = Claim(source="page", value="Sleep")
RESULT = FieldResult(field="title", value="Sleep", winner=("page",), claims=(CLAIM,), agreement=Agreement(kind="EQUAL"))


@pytest.mark.parametrize("model", [CLAIM, RESULT])
def test_what_is_made_is_the_same_model(model: Claim | FieldResult) -> None:
    again = made(type(model), dict(model.__dict__))
    assert again == model
    assert hash(again) == hash(model)
    assert again.model_dump_json() == model.model_dump_json()
    assert pickle.loads(pickle.dumps(again)) == deepcopy(again) == model
    assert again.model_copy(update={"value": "Light"}).value == "Light"
    with pytest.raises(ValueError, match="frozen"):
        setattr(again, "value", "Light")  # noqa: B010 - a type checker knows better
