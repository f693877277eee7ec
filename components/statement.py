"""What stands behind the accessibility statement: which test holds each thing that it says, and
what is known not to work. A test holds this list against the tests that there are."""

from __future__ import annotations

from datetime import date

from arbeidszorg.texts import t

#: Days within which somebody who reports something gets an answer.
DAYS = 30
#: The rules of axe, and the widths in pixels, by which every page is looked at.
RULES = ("WCAG 2.1 A en AA", "WCAG 2.2 AA")
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
WIDTHS = (390, 1366, 1920)

_BROWSER = "tests/browser"
#: What is said to be tested -> the tests that do it.
CHECKS: dict[str, tuple[str, ...]] = {
    "axe": (
        f"{_BROWSER}/test_pages.py::test_a_page_stands_at_every_width",
        f"{_BROWSER}/test_accessibility.py::test_axe_finds_nothing_in_any_state_of_a_page",
        f"{_BROWSER}/test_accessibility.py::test_axe_finds_nothing_on_a_phone",
    ),
    "toetsenbord": (
        f"{_BROWSER}/test_keyboard.py::test_tab_follows_the_page_and_is_seen",
        f"{_BROWSER}/test_keyboard.py::test_the_first_stop_leads_to_the_content",
    ),
    "filters": (
        f"{_BROWSER}/test_keyboard.py::test_every_list_can_be_changed",
        f"{_BROWSER}/test_keyboard.py::test_boxes_are_ticked_with_space",
        f"{_BROWSER}/test_keyboard.py::test_the_year_follows_arrows_home_and_end",
    ),
    "zoeken": (f"{_BROWSER}/test_tasks_site.py::test_the_search_is_walked_with_the_keyboard",),
    "figuur": (
        f"{_BROWSER}/test_accessibility.py"
        "::test_a_figure_is_named_and_described_by_what_stands_around_it",
    ),
    "wijzen": (
        f"{_BROWSER}/test_map.py::test_the_keyboard_reads_the_map_as_a_pointer_does",
        f"{_BROWSER}/test_map.py::test_a_finger_reads_an_area_before_it_takes_it",
    ),
    "donker": (
        f"{_BROWSER}/test_scheme.py::test_a_dark_machine_gets_a_dark_page_without_scripts_too",
    ),
    "gesproken": (f"{_BROWSER}/test_accessibility.py::test_a_change_is_said_aloud",),
    "vergroting": (
        f"{_BROWSER}/test_accessibility.py::test_a_page_can_be_read_four_times_as_large",
    ),
    "kleur": (
        "tests/arbeidszorg/test_style.py::test_text_is_read_on_paper",
        "tests/arbeidszorg/test_style.py::test_text_is_read_on_the_map",
        "tests/arbeidszorg/test_style.py::test_sectors_stay_apart_also_for_the_colour_blind",
    ),
    "toestand": ("tests/arbeidszorg/test_style.py::test_the_four_states_look_different",),
    "systeemkleur": (
        f"{_BROWSER}/test_sight.py::test_in_colours_of_the_system_a_figure_is_read",
        f"{_BROWSER}/test_sight.py::test_in_colours_of_the_system_what_is_chosen_is_marked",
    ),
    "beweging": (f"{_BROWSER}/test_accessibility.py::test_nothing_moves_for_who_does_not_want_it",),
    "zonder-script": (
        f"{_BROWSER}/test_first_view.py::test_without_scripts_a_page_says_all_it_has_to_say",
        f"{_BROWSER}/test_first_view.py::test_with_the_network_cut_the_page_still_says_what_it_said",
    ),
    "papier": (f"{_BROWSER}/test_paper.py::test_a_page_is_printed_whole",),
    "pdf": (
        "tests/arbeidszorg/files/pdf/test_compiled.py::test_it_can_be_heard",
        "tests/arbeidszorg/files/pdf/test_compiled.py::test_every_file_can_be_kept",
    ),
    "taal": (f"{_BROWSER}/test_accessibility.py::test_the_language_is_named",),
}
#: What is known not to work.
LIMITS = ("cirkels", "schuiven", "png", "script")


def drawn_up() -> date:
    """When the statement was made."""
    return date.fromisoformat(t("toegankelijkheid.drawn_up"))


def reviewed() -> date:
    """When it was last gone through."""
    return date.fromisoformat(t("toegankelijkheid.reviewed"))
