"""The HTML report in a real browser: search, filter, sort, open, themes, keys, and no harm."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from extractor.reports import report
from tests.reports.invented import EVIL, frames

selenium = pytest.importorskip("selenium", reason="needs selenium, which drives the browser")

from selenium.webdriver import Chrome, ChromeOptions  # noqa: E402
from selenium.webdriver.chrome.service import Service  # noqa: E402
from selenium.webdriver.common.action_chains import ActionChains  # noqa: E402
from selenium.webdriver.common.by import By  # noqa: E402
from selenium.webdriver.common.keys import Keys  # noqa: E402

FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--disable-dev-shm-usage", "--window-size=1300,900",
)  # fmt: skip

pytestmark = pytest.mark.xdist_group("browser")


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    driver = shutil.which("chromedriver")
    if not chromium or not driver:
        pytest.skip("needs chromium and chromedriver (Debian: chromium and chromium-driver)")
    options = ChromeOptions()
    options.binary_location = chromium
    profile = tmp_path_factory.mktemp("profile")
    for flag in (*FLAGS, f"--user-data-dir={profile}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    with Chrome(options=options, service=Service(driver)) as started:
        yield started


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    claims, papers = frames()
    path = tmp_path_factory.mktemp("report") / "report.html"
    report(claims, path, papers=papers, title="Birds <b>compared</b>")
    return path.as_uri()


@pytest.fixture
def page(browser: Chrome, address: str) -> Iterator[Chrome]:
    """The report, freshly opened; afterwards, that the browser had nothing to complain about."""
    browser.get(address)
    wait(lambda: browser.execute_script("return document.body.dataset.plots") == "drawn")
    yield browser
    assert browser.get_log("browser") == []
    assert browser.execute_script("return window.hacked") is None


def wait(holds: Callable[[], object], seconds: float = 10) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "the page did not get there"
        time.sleep(0.02)


def methods(page: Chrome) -> list[str]:
    return [row.text for row in page.find_elements(By.CSS_SELECTOR, "#table tbody td:first-child")]


def choose(page: Chrome, name: str, value: str) -> None:
    page.find_element(By.CSS_SELECTOR, f'#by-{name} option[value="{value}"]').click()


def count(page: Chrome) -> str:
    return page.find_element(By.ID, "count").text


def press(page: Chrome, keys: str) -> None:
    """Type on the keyboard, wherever the focus is."""
    ActionChains(page).send_keys(keys).perform()


def opened(page: Chrome) -> bool:
    return bool(page.execute_script("return document.getElementById('detail').open"))


def test_all_claims_stand_in_the_table(page: Chrome) -> None:
    assert count(page) == "4 claims"
    assert methods(page) == ["Lark", "Lark", "Finch", "<img src=x onerror=alert(1)>"]
    assert page.title == "Birds <b>compared</b>"


def test_plots_are_drawn(page: Chrome) -> None:
    for name in ("improvements", "timeline", "devices"):
        canvas = page.find_element(By.CSS_SELECTOR, f"#plot-{name} canvas")
        assert canvas.size["width"] > 200
        assert canvas.size["height"] > 50


def test_search_narrows_by_every_word(page: Chrome) -> None:
    page.find_element(By.ID, "search").send_keys("LESS lark")
    assert count(page) == "1 of 4 claims"
    page.find_element(By.ID, "search").send_keys(" nothing")
    assert count(page) == "0 of 4 claims"
    page.find_element(By.CSS_SELECTOR, "#filters button").click()
    wait(lambda: count(page) == "4 claims")


@pytest.mark.parametrize(
    ("name", "value", "left"),
    [
        ("metric", "memory", ["Lark"]),
        ("metric", "family: memory", ["Lark"]),
        ("device", "RTX 4090", ["Finch"]),
        ("device", "class: datacentre", ["Lark"]),
        ("baseline", "Wren", ["Lark", "Finch"]),
    ],
)
def test_filters_keep_what_they_name(page: Chrome, name: str, value: str, left: list[str]) -> None:
    choose(page, name, value)
    assert methods(page) == left


def test_filters_add_up_with_confidence(page: Chrome) -> None:
    choose(page, "confidence", "0")
    page.find_element(By.XPATH, "//select[@id='by-confidence']/option[text()='0.8']").click()
    assert "Lark" in methods(page)
    choose(page, "metric", "memory")
    assert methods(page) == []


def test_a_header_sorts_both_ways_and_what_is_missing_stays_last(page: Chrome) -> None:
    header = page.find_elements(By.CSS_SELECTOR, "#table th")[2]
    header.find_element(By.TAG_NAME, "button").click()
    assert header.get_attribute("aria-sort") == "descending"
    assert methods(page)[:2] == ["Finch", "<img src=x onerror=alert(1)>"]
    header.find_element(By.TAG_NAME, "button").click()
    assert header.get_attribute("aria-sort") == "ascending"
    assert methods(page)[-1] == "Finch"


def test_a_row_opens_its_abstract_with_the_value_marked(page: Chrome) -> None:
    page.find_elements(By.CSS_SELECTOR, "#table tbody tr")[2].click()
    assert opened(page)
    assert page.find_element(By.CSS_SELECTOR, "mark.this").text == "4x"
    kinds = {
        m.get_attribute("title") for m in page.find_elements(By.CSS_SELECTOR, ".abstract mark")
    }
    assert {"value", "method", "baseline", "hardware"} <= kinds
    page.find_element(By.ID, "detail-close").click()
    assert not opened(page)


def test_keys_alone_are_enough(page: Chrome) -> None:
    press(page, "/")
    wait(lambda: page.switch_to.active_element.get_attribute("id") == "search")
    press(page, "wren")
    wait(lambda: count(page) == "2 of 4 claims")
    first = page.find_element(By.CSS_SELECTOR, "#table tbody tr")
    page.execute_script("arguments[0].focus()", first)
    press(page, Keys.ARROW_DOWN)
    press(page, Keys.ENTER)
    wait(lambda: opened(page))
    assert page.find_element(By.ID, "detail-place").text == "claim 2 of 2"
    press(page, Keys.ARROW_LEFT)
    wait(lambda: page.find_element(By.CSS_SELECTOR, "mark.this").text == "2.5x")
    press(page, Keys.ESCAPE)
    wait(lambda: not opened(page))


def test_every_control_can_be_reached_and_is_named(page: Chrome) -> None:
    unnamed = page.execute_script(
        "return [...document.querySelectorAll('button, select, input, a')]"
        ".filter((e) => !(e.textContent.trim() || e.ariaLabel || e.labels?.length)).length"
    )
    assert unnamed == 0
    tabbable = page.execute_script(
        "return [...document.querySelectorAll('[tabindex]')].every((e) => e.tabIndex >= 0)"
    )
    assert tabbable


def test_leaderboards_and_devices_lead_to_the_claims(page: Chrome) -> None:
    entry = page.find_element(By.XPATH, "//section[@id='leaderboards']//button[text()='Lark']")
    page.execute_script("arguments[0].click()", entry)
    assert page.find_element(By.CSS_SELECTOR, "mark.this").text == "2.5x"
    page.find_element(By.ID, "detail-close").click()
    device = page.find_element(By.CSS_SELECTOR, "[data-device='RTX 4090']")
    page.execute_script("arguments[0].click()", device)
    assert methods(page) == ["Finch"]


def test_the_theme_changes_and_stays(page: Chrome) -> None:
    def paper() -> str:
        return str(page.execute_script("return getComputedStyle(document.body).backgroundColor"))

    before = paper()
    page.find_element(By.ID, "theme").click()
    assert paper() != before
    changed = paper()
    page.refresh()
    assert paper() == changed
    wait(lambda: page.execute_script("return document.body.dataset.plots") == "drawn")
    page.find_element(By.ID, "theme").click()
    assert paper() == before


def test_texts_of_papers_are_shown_and_never_run(page: Chrome) -> None:
    page.find_elements(By.CSS_SELECTOR, "#table tbody tr")[3].click()
    inside = page.find_element(By.CSS_SELECTOR, "#detail .inside")
    assert EVIL.abstract in inside.find_element(By.CLASS_NAME, "abstract").text
    assert EVIL.title in inside.text
    assert not inside.find_elements(By.CSS_SELECTOR, "img, script, a")
    assert not page.find_elements(By.CSS_SELECTOR, "main img, main script")


def test_handlers_that_got_in_could_not_run(page: Chrome) -> None:
    page.execute_script(
        "document.body.insertAdjacentHTML('beforeend',"
        ' \'<img src="data:," onerror="window.hacked = true">\')'
    )
    time.sleep(0.2)
    assert page.execute_script("return window.hacked") is None
    blocked = [entry["message"] for entry in page.get_log("browser")]
    assert any("Content Security Policy" in message for message in blocked)


def test_without_abstracts_a_row_opens_its_sentence(browser: Chrome, tmp_path: Path) -> None:
    claims, _ = frames()
    report(claims, tmp_path / "report.html")
    browser.get((tmp_path / "report.html").as_uri())
    browser.find_elements(By.CSS_SELECTOR, "#table tbody tr")[0].click()
    assert browser.find_element(By.CSS_SELECTOR, "mark.this").text == "2.5x"
    assert "not part of this report" in browser.find_element(By.ID, "detail").text


def test_five_thousand_claims_are_searched_and_paged(browser: Chrome, tmp_path: Path) -> None:
    import pandas as pd

    claims, papers = frames()
    many = pd.concat([claims] * 1_250, ignore_index=True)
    many["claim_id"] = pd.Series([f"c{n}" for n in range(len(many))], dtype="string")
    report(many, tmp_path / "report.html", papers=papers)
    browser.get((tmp_path / "report.html").as_uri())
    assert count(browser) == "5,000 claims"
    assert len(methods(browser)) == 50
    next_page = browser.find_element(By.ID, "after")
    browser.execute_script("arguments[0].click()", next_page)
    assert browser.find_element(By.ID, "page").text == "page 2 of 100"
    browser.find_element(By.ID, "search").send_keys("finch")
    assert count(browser) == "1,250 of 5,000 claims"
    wait(lambda: browser.execute_script("return document.body.dataset.plots") == "drawn")
    assert browser.get_log("browser") == []
