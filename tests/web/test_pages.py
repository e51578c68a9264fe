"""The pages, read by every role: who gets what, what is never told, what a form keeps and does."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from html import unescape
from uuid import UUID, uuid4

import pytest

from sua.service.dossier import Dossier
from sua.service.installation import lifecycles
from sua.service.playing import play
from sua.web.access import Action, may
from sua.web.pages.static_files import FOLDER, static_digest, static_url
from tests.support import RUN, Desk, stage
from tests.web.doors import EVERYBODY, FOREIGN, Door, Doors, doors_on
from tests.web.test_access import role_of

PLACES = {
    "/pratiche": Action.LIST_CASES,
    "/richieste": Action.INTAKE,
    "/termini": Action.READ_TERMS,
    "/verifica": Action.VERIFY,
    "/accessi": Action.READ_ACCESSES,
    "/invii": Action.RUN_OUTBOX,
    "/il-mio-accesso": Action.OWN_ACCESS,
}
CUP, CUI = "J31B25000010004", "L99990000020202600007"


def visible(page: str) -> str:
    """The text of a page without its tags."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found is not None, name
    return found[1]


def drafted(fresh: Desk, demo: Dossier) -> str:
    """A request filled but for CUP, CUI and the decision to procure."""
    lines = demo.story.lines
    end = next(n for n, line in enumerate(lines) if line.command == "submit")
    told = replace(demo, story=replace(demo.story, lines=lines[:end]))
    now = datetime.now(UTC)
    fresh.here.register(demo, now)
    service = fresh.here.service(demo.parties.province.id)
    steps = tuple(play(told, service, lifecycles(fresh.here.corpus), now, RUN))
    return f"/pratiche/{steps[-1].case_id}"


@pytest.mark.parametrize("who", EVERYBODY)
def test_each_role_finds_its_places_and_no_other(doors: Doors, who: str) -> None:
    door = doors.door(who)
    home = door.get("/").text
    for path, action in PLACES.items():
        allowed = may(role_of(who), action)
        answer = door.get(path)
        assert answer.status_code == (200 if allowed else 403), path
        assert (f'<a href="{path}"' in home) is allowed
        assert "<h1>" in answer.text


@pytest.mark.parametrize("who", EVERYBODY)
def test_a_case_is_a_page_for_its_people_and_nothing_for_others(doors: Doors, who: str) -> None:
    case = doors.case("negotiated")
    answer = doors.door(who).get(f"/pratiche/{case}")
    expected = {FOREIGN: 404, "amministratore": 403}.get(who, 200)
    assert answer.status_code == expected
    assert ("Impresa dimostrativa Gamma" in answer.text) is (expected == 200)


def test_what_the_state_seals_is_not_on_the_page_and_the_page_says_so(sealed: Doors) -> None:
    case = sealed.case("negotiated")
    for who in ("buyer", "auditor"):
        page = sealed.door(who).get(f"/pratiche/{case}").text
        assert "Dati riservati (art. 35" in page
        assert "32,848" not in page
        assert "<strong>Verbale della seduta economica" not in page
    assert "32,848" in sealed.door("board").get(f"/pratiche/{case}").text


def test_one_page_read_is_one_line_of_the_register(sealed: Doors) -> None:
    sealed.door("officer").get(f"/pratiche/{sealed.case('negotiated')}")
    register = visible(sealed.door("auditor").get("/accessi").text)
    assert register.count("lettura di dati riservati") == 1
    assert "Persona dimostrativa Due" in register


def test_the_trail_tells_refused_attempts_with_reason_article_and_who_can_help(
    doors: Doors,
) -> None:
    told = visible(doors.door("auditor").get(f"/pratiche/{doors.case('negotiated')}").text)
    assert "Inviare gli inviti – rifiutato" in told
    assert "Gli operatori invitati sono 4: ne servono almeno 5" in told
    assert "D.Lgs. 36/2023, art. 50 c. 1" in told


def test_an_act_is_shown_in_the_page_and_can_be_kept(doors: Doors) -> None:
    door, case = doors.door("auditor"), doors.case("negotiated")
    page = door.get(f"/pratiche/{case}").text
    link = re.search(rf"/pratiche/{case}/atti/\d+", page)
    assert link is not None
    assert f'src="{link[0]}/pdf"' in door.get(link[0]).text
    shown, kept = door.get(f"{link[0]}/pdf"), door.get(f"{link[0]}/pdf?scarica=true")
    assert shown.content.startswith(b"%PDF-")
    assert shown.headers["content-disposition"].startswith("inline")
    assert kept.headers["content-disposition"].startswith("attachment")


def test_request_and_procedure_lead_to_one_another(doors: Doors) -> None:
    request, procedure = doors.case("request"), doors.case("negotiated")
    door = doors.door("officer")
    assert f'href="/pratiche/{procedure}"' in door.get(f"/pratiche/{request}").text
    assert f'href="/pratiche/{request}"' in door.get(f"/pratiche/{procedure}").text


def test_whoever_is_not_signed_in_finds_the_door_and_then_the_page(doors: Doors) -> None:
    client = doors.anonymous()
    path = f"/pratiche/{doors.case('request')}"
    answer = client.get(path)
    assert answer.status_code == 401
    assert f'name="poi" value="{path}"' in answer.text
    person = re.search(r'name="person" value="([^"]+)"', answer.text)
    assert person is not None
    entered = client.post(
        "/accesso/dimostrazione",
        data={"person": person[1], "poi": path},
        headers={"Sec-Fetch-Site": "same-origin"},
    )
    assert entered.url.path == path
    assert entered.status_code == 200


def test_the_door_leads_nowhere_else_and_opens_to_our_own_pages_only(doors: Doors) -> None:
    client = doors.anonymous()
    person = re.search(r'name="person" value="([^"]+)"', client.get("/accesso").text)
    assert person is not None
    form = {"person": person[1], "poi": "//altrove.example/x"}
    refused = client.post(
        "/accesso/dimostrazione", data=form, headers={"Sec-Fetch-Site": "cross-site"}
    )
    assert refused.status_code == 403
    entered = client.post("/accesso/dimostrazione", data=form, follow_redirects=False)
    assert entered.headers["location"] == "/"


def test_a_wrong_password_says_nothing_of_the_account(doors: Doors) -> None:
    client = doors.anonymous()
    texts = set()
    for name in ("demo-due", "nessuno"):
        answer = client.post("/accesso", data={"username": name, "password": "sbagliata"})
        assert answer.status_code == 422
        texts.add(visible(answer.text))
    assert len(texts) == 1


def test_a_form_without_its_token_is_refused(doors: Doors) -> None:
    door = doors.door("buyer")
    assert door.client.post("/uscita").status_code == 403
    assert door.get("/pratiche").status_code == 200


def test_the_draft_says_all_that_its_submission_lacks_while_one_types(
    fresh: Desk, demo: Dossier
) -> None:
    link = f"{drafted(fresh, demo)}/passi/fill_in"
    with doors_on(fresh, demo) as doors:
        door = doors.door("buyer")
        page = visible(door.get(link).text)
        assert "Poi, per «Presentare la richiesta»: 3 ostacoli" in page
        told = visible(door.post(f"{link}/verifica", data={"cup": CUP}).text)
        assert "Poi, per «Presentare la richiesta»: 2 ostacoli" in told
        assert "Manca: CUP." not in told
        told = visible(door.post(f"{link}/verifica", data={"cup": "X", "cui": CUI}).text)
        assert "1 ostacolo" in told
        assert "non è un CUP" in told


def test_a_refused_command_stays_on_its_page_with_every_reason_and_what_was_typed(
    fresh: Desk, demo: Dossier
) -> None:
    link = drafted(fresh, demo)
    with doors_on(fresh, demo) as doors:
        door = doors.door("buyer")
        page = door.get(f"{link}/passi/submit").text
        form = {"protocol": "2026/0000412", "_version": hidden(page, "_version"), "_key": "una"}
        answer = door.post(f"{link}/passi/submit", data=form)
        assert answer.status_code == 422
        assert "Rifiutato: 3 motivi" in answer.text
        assert "2026/0000412" in answer.text
        assert "Presentare la richiesta – rifiutato" in visible(door.get(link).text)


def test_only_what_changed_is_recorded(fresh: Desk, demo: Dossier) -> None:
    link = drafted(fresh, demo)
    with doors_on(fresh, demo) as doors:
        door = doors.door("buyer")
        page = unescape(door.get(f"{link}/passi/fill_in").text)
        fields = dict(
            re.findall(r'<input class="form-control"[^>]*name="([^"]+)" value="([^"]*)"', page)
        )
        chosen = r'<select[^>]*name="([^"]+)"(?:(?!</select>).)*<option value="([^"]*)" selected'
        fields |= dict(re.findall(chosen, page, flags=re.DOTALL))
        answer = door.post(
            f"{link}/passi/fill_in",
            data=fields | {"cup": CUP, "_was": hidden(page, "_was")},
            follow_redirects=False,
        )
        assert answer.headers["location"] == f"{link}?fatto=fill_in"
        last = door.get(f"/api/v1/cases/{link.rpartition('/')[2]}/trail").json()[-1]
        assert last["facts"] == ["cup"]


def test_a_press_repeated_is_one_command(fresh: Desk, demo: Dossier) -> None:
    link = drafted(fresh, demo)
    with doors_on(fresh, demo) as doors:
        door = doors.door("buyer")
        form = {"cup": CUP, "_key": str(uuid4())}
        for _ in range(2):
            answer = door.post(f"{link}/passi/fill_in", data=form, follow_redirects=False)
            assert answer.status_code == 303
        trail = door.get(f"/api/v1/cases/{link.rpartition('/')[2]}/trail").json()
        assert [e["facts"] for e in trail].count(["cup"]) == 1


def test_a_conflict_shows_what_others_did_and_loses_nothing(fresh: Desk, demo: Dossier) -> None:
    link = drafted(fresh, demo)
    with doors_on(fresh, demo) as doors:
        door = doors.door("buyer")
        version = hidden(door.get(f"{link}/passi/fill_in").text, "_version")
        door.post(f"{link}/passi/fill_in", data={"cup": CUP, "_version": version})
        answer = door.post(
            f"{link}/passi/fill_in", data={"funding": "Fondi nuovi", "_version": version}
        )
        assert answer.status_code == 409
        page = visible(answer.text)
        assert "Nel frattempo" in page
        assert "Compilare la richiesta → Bozza" in page
        assert "Fondi nuovi" in page
        assert int(hidden(answer.text, "_version")) == int(version) + 1


def test_a_step_overtaken_shows_what_was_typed(doors: Doors) -> None:
    link = f"/pratiche/{doors.case('request')}/passi/fill_in"
    answer = doors.door("buyer").post(
        link, data={"funding": "Fondi nuovi", "csrf": "", "_key": "x"}
    )
    assert answer.status_code == 409
    assert "La pratica è andata avanti" in answer.text
    assert "Fondi nuovi" in answer.text


def test_more_rows_can_be_had_without_a_script(fresh: Desk, demo: Dossier) -> None:
    link = drafted(fresh, demo)
    with doors_on(fresh, demo) as doors:
        answer = doors.door("buyer").post(
            f"{link}/passi/fill_in", data={"documents.1.name": "Uno.pdf", "_more": "documents"}
        )
        assert answer.status_code == 200
        assert 'name="documents.2.name"' in answer.text
        assert 'value="Uno.pdf"' in answer.text


def test_a_comune_opens_a_request_and_finds_its_draft(fresh: Desk, demo: Dossier) -> None:
    drafted(fresh, demo)
    with doors_on(fresh, demo) as doors:
        door = doors.door("buyer")
        page = door.get("/pratiche/nuova/request").text
        assert "Poi, per «Presentare la richiesta»" in page
        form = {"_case": hidden(page, "_case"), "_key": "aperta", "subject": "Lavori di prova"}
        answer = door.post("/pratiche/nuova/request", data=form)
        assert answer.status_code == 200
        assert "Lavori di prova" in answer.text
        assert "Pratica aperta" in answer.text
        assert doors.door("officer").get("/pratiche/nuova/request").status_code == 404


def test_the_intake_shows_the_days_left_of_the_term(fresh: Desk, demo: Dossier) -> None:
    stage(fresh, demo, "request_integrations")
    with doors_on(fresh, demo, clock=lambda: datetime(2026, 1, 20, 9, tzinfo=UTC)) as doors:
        person = next(
            u
            for u in fresh.here.identity().demo_users(datetime.now(UTC))
            if u.username == "demo-due"
        )
        client = doors.anonymous()
        client.post("/accesso/dimostrazione", data={"person": str(person.person)})
        page = visible(client.get("/richieste").text)
        assert "mancano 6 giorni" in page


def test_the_auditor_verifies_all_or_one(doors: Doors) -> None:
    door = doors.door("auditor")
    assert "Tutto torna" in door.post("/verifica").text
    one = door.post("/verifica", data={"case": str(doors.case("request"))})
    assert "Tutto torna" in one.text
    assert door.post("/verifica", data={"case": str(uuid4())}).status_code == 404


def test_a_broken_link_is_named(doors: Doors) -> None:
    case = doors.case("request")
    doors.desk.superuser("UPDATE case_file SET state = 'draft' WHERE id = :c", c=case)
    page = visible(doors.door("auditor").post("/verifica", data={"case": str(case)}).text)
    assert "1 pratica non torna" in page
    assert str(case) in page


def test_sessions_and_tokens_are_listed_and_end_when_told(doors: Doors) -> None:
    one, other = doors.door("officer"), doors.door("officer")
    form = {"label": "Protocollo informatico", "days": "30"}
    made = one.post("/il-mio-accesso/chiavi", data=form).text
    secret = re.search(r'class="sua-secret">([^<]+)<', made)
    assert secret is not None
    me = doors.anonymous().get("/api/v1/me", headers={"Authorization": f"Bearer {secret[1]}"})
    assert me.status_code == 200
    assert secret[1] not in one.get("/il-mio-accesso").text
    for credential in set(re.findall(r"/il-mio-accesso/([0-9a-f-]+)/revoca", made)):
        if UUID(credential) != UUID(credential_of(one)):
            one.post(f"/il-mio-accesso/{credential}/revoca")
    assert other.get("/pratiche").status_code == 401
    assert one.get("/pratiche").status_code == 200
    after = doors.anonymous().get("/api/v1/me", headers={"Authorization": f"Bearer {secret[1]}"})
    assert after.status_code == 401


def credential_of(door: Door) -> str:
    found = [c["id"] for c in door.get("/api/v1/me/credentials").json() if c["current"]]
    assert isinstance(found[0], str)
    return found[0]


def test_work_given_up_is_shown_to_the_administrator_and_owed_again(doors: Doors) -> None:
    doors.desk.superuser(
        "UPDATE outbox SET done_at = NULL, attempts = 16, last_error = 'Manca un carattere.',"
        " dead_at = now() WHERE id = (SELECT min(id) FROM outbox)"
    )
    door = doors.door("amministratore")
    page = visible(door.get("/invii").text)
    assert "Resa di un atto in PDF" in page
    assert "Manca un carattere." in page
    assert "1 lavoro rimesso in coda" in visible(door.post("/invii/riprova").text)
    assert "Nessun lavoro è stato abbandonato" in visible(door.get("/invii").text)
    assert door.post("/invii/riprova", data={"item": "x"}).url.query == b"rimessi=0"


def test_everybody_may_read_about_accessibility(doors: Doors) -> None:
    assert doors.anonymous().get("/accessibilita").status_code == 200


def test_static_files_are_kept_for_a_year_and_change_address_when_they_change(doors: Doors) -> None:
    client = doors.anonymous()
    answer = client.get(static_url("css/sua.css"))
    assert answer.status_code == 200
    assert "immutable" in answer.headers["cache-control"]
    assert answer.headers["content-encoding"] == "gzip"
    assert client.get("/static/000000000000/css/sua.css").status_code == 404
    for path in ("../app.py", "vendor/VENDOR.md", "niente.css", "%2e%2e/app.py"):
        assert client.get(f"/static/{static_digest()}/{path}").status_code == 404


def test_nothing_on_a_page_comes_from_elsewhere_or_stands_inline(doors: Doors) -> None:
    case = doors.case("negotiated")
    for path in (*PLACES, f"/pratiche/{case}", "/accesso", "/accessibilita"):
        page = doors.door("auditor").get(path).text
        assert not re.search(r'(?:src|href|action)="(?:https?:)?//', page), path
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=|<script>", page), path
    for script in FOLDER.rglob("*.css"):
        assert "url(http" not in script.read_text(encoding="utf-8")
