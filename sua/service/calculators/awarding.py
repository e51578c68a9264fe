"""The award price."""

from collections.abc import Mapping
from datetime import date

from sua.corpus.rulebooks import Corpus
from sua.domain.errors import InputError
from sua.domain.numbers import parse_euro, parse_percent
from sua.law.awarding import award_price
from sua.service.calc_input import Fields, boolean
from sua.service.calculators.base import Calculator, Json, number


def _award_price(corpus: Corpus, fields: Fields, law_day: date) -> Json:
    del corpus, law_day
    base = fields.take("base_amount", parse_euro)
    labour = fields.take("labour_cost", parse_euro)
    safety = fields.take("safety_costs", parse_euro)
    discount = fields.take("discount", parse_percent)
    on_labour = fields.take("labour_in_discount_base", boolean)
    fields.done()
    if labour > base:
        raise InputError(
            "Il costo della manodopera supera l'importo dei lavori che lo comprende.",
            code="labour.above_base",
            field="labour_cost",
        )
    price = award_price(base, labour, safety, discount, labour_in_discount_base=on_labour)
    return {
        "discounted": f"{price.discounted:f}",
        "labour": f"{price.labour:f}",
        "safety": f"{price.safety:f}",
        "price": f"{price.price:f}",
        "discount_on_discountable": number(str(price.on_discountable), None),
        "discount_on_total": number(str(price.on_total), None),
    }


CALCULATORS: Mapping[str, Calculator] = {
    "award-price": Calculator(
        "Prezzo di aggiudicazione a partire da un ribasso",
        (
            ("base_amount", "lavori, manodopera compresa, sicurezza esclusa, in euro"),
            ("labour_cost", "costo della manodopera, in euro"),
            ("safety_costs", "oneri della sicurezza, mai ribassati, in euro"),
            ("discount", "ribasso, in percentuale"),
            ("labour_in_discount_base", "true se il ribasso si applica anche alla manodopera"),
        ),
        _award_price,
        '{"base_amount": "628500", "labour_cost": "195000", "safety_costs": "21500",'
        ' "discount": "32.848", "labour_in_discount_base": true}',
    ),
}
