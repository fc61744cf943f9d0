"""Whether files that are sound one by one agree: ids recorded nowhere, groups that do not add up. Only warns."""
