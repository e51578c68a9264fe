"""Letters on a real wire: TLS from the start or on the way, passwords, refusals told in one line."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from sua.domain.errors import InputError
from sua.interop.mail import FolderPost, Letter, MailError, SmtpPost, SmtpServer, compose
from sua.service.settings import Settings
from tests.sink import HOST, Sink, certificate, free_port, serving

LETTER = Letter(
    to="qualcuno@example.invalid",
    subject="[SUA] È scaduto il termine: perché",
    text="Perché il termine è scaduto.\n",
    message_id="sua.abc@example.invalid",
    date=datetime(2026, 3, 30, 6, tzinfo=UTC),
)
SENDER = "sua@example.invalid"


def post(url: str) -> SmtpPost:
    return SmtpPost(SmtpServer.from_url(url, "SUA_SMTP_URL"), SENDER)


@pytest.fixture
def pem(tmp_path: Path) -> Path:
    return certificate(tmp_path)


@pytest.fixture
def trusted(pem: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SSL_CERT_FILE", str(pem))
    return pem


@pytest.mark.parametrize("scheme", ["smtps", "smtp"])
def test_a_letter_arrives_encrypted_and_with_its_identity(trusted: Path, scheme: str) -> None:
    sink = Sink()
    with serving(sink, pem=trusted, starttls=scheme == "smtp", auth=True) as port:
        post(f"{scheme}://ufficio:segreta%20p%40rola@{HOST}:{port}").send(LETTER)
    (message,) = sink.taken
    assert sink.encrypted == [True]
    assert sink.recipients == ["qualcuno@example.invalid"]
    assert message["Message-ID"] == "<sua.abc@example.invalid>"
    assert message["From"] == "SUA <sua@example.invalid>"
    assert message["Subject"] == LETTER.subject
    assert message["Date"].datetime == LETTER.date
    assert message.get_content().splitlines() == LETTER.text.splitlines()


@pytest.mark.parametrize("scheme", ["smtps", "smtp"])
def test_a_certificate_nobody_vouches_for_is_refused(pem: Path, scheme: str) -> None:
    sink = Sink()
    with (
        serving(sink, pem=pem, starttls=scheme == "smtp") as port,
        pytest.raises(MailError, match="un certificato o una cifratura che non si accetta"),
    ):
        post(f"{scheme}://{HOST}:{port}").send(LETTER)
    assert sink.taken == []


def test_a_password_never_travels_in_clear() -> None:
    sink = Sink()
    with (
        serving(sink, auth=True) as port,
        pytest.raises(MailError, match="non offre ciò che serve"),
    ):
        post(f"smtp://ufficio:segreta%20p%40rola@{HOST}:{port}").send(LETTER)
    assert sink.taken == []


def test_without_a_password_a_relay_of_the_house_will_do() -> None:
    sink = Sink()
    with serving(sink) as port:
        post(f"smtp://{HOST}:{port}").send(LETTER)
    assert sink.encrypted == [False]


def test_refusals_are_told_in_one_line_without_the_address(trusted: Path) -> None:
    with (
        serving(Sink(), pem=trusted, auth=True) as port,
        pytest.raises(MailError, match="non accetta utente e password"),
    ):
        post(f"smtps://ufficio:sbagliata@{HOST}:{port}").send(LETTER)
    with (
        serving(Sink(refuse="552 too much"), pem=trusted) as port,
        pytest.raises(MailError) as caught,
    ):
        post(f"smtps://{HOST}:{port}").send(LETTER)
    assert str(caught.value) == (
        f"Il server di posta {HOST}:{port} non prende il messaggio (codice 552)."
    )
    with pytest.raises(MailError, match="non si raggiunge"):
        post(f"smtp://{HOST}:{free_port()}").send(LETTER)


@pytest.mark.parametrize("to", ["", "nessuno", "a@b\r\nBcc: c@d", "a b@c"])
def test_an_address_that_is_none_is_refused_before_the_wire(to: str) -> None:
    letter = Letter(to=to, subject="x", text="x", message_id="x@y", date=LETTER.date)
    with pytest.raises(MailError, match="non è valido"):
        compose(letter, SENDER)


def test_the_folder_keeps_one_file_for_each_identity(tmp_path: Path) -> None:
    folder = FolderPost(tmp_path, SENDER)
    folder.send(LETTER)
    folder.send(LETTER)
    (path,) = tmp_path.iterdir()
    assert path.name == "sua.abc.eml"
    with pytest.raises(MailError, match="Non si può scrivere"):
        FolderPost(tmp_path / "missing", SENDER).send(LETTER)


@pytest.mark.parametrize(
    ("name", "value", "problem"),
    [
        ("SUA_SMTP_URL", "mail.example.invalid", "scriverlo nella forma smtps://"),
        ("SUA_SMTP_URL", "http://mail.example.invalid", "scriverlo nella forma"),
        ("SUA_SMTP_URL", "smtp://mail:port", "scriverlo nella forma"),
        ("SUA_SMTP_URL", "smtp://solo@mail:25", "un utente senza password"),
        ("SUA_MAIL_FROM", "ufficio", "non è un indirizzo di posta"),
        ("SUA_MAIL_FROM", "", "manca: è il mittente"),
        ("SUA_PUBLIC_URL", "sua.example.invalid", "non è un indirizzo http"),
        ("SUA_PUBLIC_URL", "https://x?y=1", "senza parametri"),
        ("SUA_REDIS_URL", "localhost:6379", "redis://server:6379/0"),
        ("SUA_REDIS_URL", "redis://localhost:porta", "non è un indirizzo leggibile"),
        ("SUA_REDIS_URL", "redis://localhost/uno", "è un numero"),
    ],
)
def test_a_malformed_setting_is_one_line_that_names_it(name: str, value: str, problem: str) -> None:
    sound = {"SUA_SMTP_URL": "smtp://mail:25", "SUA_MAIL_FROM": SENDER}
    assert Settings.from_environment(sound).smtp == SmtpServer(
        host="mail", port=25, implicit_tls=False
    )
    with pytest.raises(InputError) as caught:
        Settings.from_environment({**sound, name: value})
    message = str(caught.value)
    assert message.startswith(name)
    assert problem in message
    assert "\n" not in message
    assert caught.value.field == name


def test_a_secret_is_never_repeated() -> None:
    with pytest.raises(InputError) as caught:
        Settings.from_environment({"SUA_SMTP_URL": "smpts://a:segreta@h", "SUA_MAIL_FROM": SENDER})
    assert "segreta" not in str(caught.value)
    assert "segreta" not in repr(SmtpServer.from_url("smtps://a:segreta@h", "x"))


def test_the_defaults_are_those_of_ones_own_machine() -> None:
    assert Settings.from_environment({}) == Settings()
    assert Settings.from_environment({"DATABASE_URL": "x"}).external_database
