"""Run by .ci/full-rasa in .venv-full: the same bot on Rasa with all its packages."""

import asyncio
import os

from rasa.core.agent import Agent

import lean


def test_nothing_is_stood_in_for_when_the_real_packages_are_installed():
    assert lean.absent() == ()


def test_a_model_trained_by_the_plain_command_understands_a_question():
    agent = Agent.load(os.environ["FOOTNOTE_FULL_MODEL"])

    parsed = asyncio.run(agent.parse_message("does foot massage help my circulation"))

    assert parsed["intent"]["name"] == "ask_benefits"
    assert parsed["answers"]["ranking"][0]["id"] == "benefits_circulation"
