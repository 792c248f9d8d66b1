"""Where the program listens, and who can reach it there."""

from __future__ import annotations

import pytest

from bot.serving import CannotListenError, address_of, is_loopback, listen


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.8.8.8", "::1"])
def test_loopback_is_this_machine_alone(host: str) -> None:
    assert is_loopback(host)


EVERYWHERE = "0.0.0.0"  # noqa: S104  never served from here


@pytest.mark.parametrize(
    "host", [EVERYWHERE, "::", "192.168.1.20", "example.com", "", "localhost.example.com", "2130706433"]
)
def test_everything_else_is_not(host: str) -> None:
    assert not is_loopback(host)


def test_an_address_that_is_taken_is_told_in_one_line() -> None:
    with listen("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(CannotListenError, match=rf"^can't listen on 127\.0\.0\.1:{port}: .+$"):
            listen("127.0.0.1", port)


@pytest.mark.parametrize(("host", "shown"), [("127.0.0.1", "127.0.0.1"), (EVERYWHERE, "127.0.0.1")])
def test_the_address_is_one_that_a_browser_takes(host: str, shown: str) -> None:
    with listen(host, 0) as listening:
        assert address_of(listening) == f"http://{shown}:{listening.getsockname()[1]}"
