"""One module per question on a cycle's page; each has ``answer(subject)`` and gives a block."""
