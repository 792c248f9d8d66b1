"""Makes the picture in the README from the running demo: `python -m scripts.screenshot`. Needs chromium."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, expect, sync_playwright

PICTURE = Path(__file__).parents[1] / "docs" / "chat.png"
PERSON = "林晓月"
SAID = ("给云岭下单20顶双人帐，单价560，下周五前发货", "确认")


@contextmanager
def demo() -> Iterator[str]:
    """The address of a demo that has just been started."""
    with tempfile.TemporaryDirectory() as home:
        process = subprocess.Popen(
            [sys.executable, "-m", "bot.cli", "serve", "--demo", "--port", "0"],
            env={**os.environ, "YOUDAN_HOME": home},
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdout is not None
        try:
            yield "http://" + process.stdout.readline().rpartition("http://")[2].strip()
        finally:
            process.terminate()
            process.wait()


def talk(page: Page, address: str) -> None:
    """Come in as somebody and say what is to be seen."""
    page.goto(address)
    page.get_by_role("button", name=PERSON).click()
    for count, text in enumerate(SAID, 1):
        page.locator("#text").fill(text)
        page.locator("#text").press("Enter")
        expect(page.locator(".bubble.theirs[data-reply]")).to_have_count(count, timeout=10_000)
    page.wait_for_timeout(500)


def main() -> None:
    """Write the picture."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        sys.exit("no chromium is installed")
    with demo() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(
            locale="zh-CN", viewport={"width": 430, "height": 930}, device_scale_factor=1.5, is_mobile=True
        )
        talk(page, address)
        page.screenshot(path=PICTURE)
        browser.close()


if __name__ == "__main__":
    main()
