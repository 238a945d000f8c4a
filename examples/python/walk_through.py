# SPDX-License-Identifier: Apache-2.0
# %% [markdown]
# # What an auditor sees in one report
#
# A street office's report for 2018, as it was published, from its first line to what is wrong with it. Each part
# between `# %%` is a cell in editors that show notebooks; run as a program, it prints what the cells show.

# %%
import pathlib

import govdisclosure as gd

path = pathlib.Path(__file__).resolve().parent.parent / "reports" / "xiaobanqiao-2018.txt"

# %% [markdown]
# The file is plain text. A document is what it shows: paragraphs, and rows of figures as tables.

# %%
document = gd.Document.read(path)
print(document.kind, document)
print(document.tables[0].texts[:3])

# %% [markdown]
# A report is that document held against a form, which is recognised: figures by cell, fields, prose by chapter.

# %%
report = gd.read(document)
print(report)
print(report.form.title, report.form.first_year, report.form.last_year)
for section in report.sections:
    print(section.title, len(section.paragraphs), "paragraphs")

# %% [markdown]
# A cell knows its figure, how it was printed, and where.

# %%
given = [cell for cell in report.cells if cell]
for cell in given[:5]:
    print(cell.place, cell.id, cell.value)
print(len(given), "figures;", len(report) - len(given), "cells without one")

# %% [markdown]
# What is wrong with it, in the language of those who filed it. In a notebook, `report` alone shows the tables
# with the cells marked.

# %%
findings = report.validate(lang="zh")
print(repr(findings))
for finding in findings:
    print(finding)

# %% [markdown]
# Where rules are broken, the figures that may be wrong are looked for, and what they would be.

# %%
repair = report.explain(lang="zh")
print(repr(repair))
for suggestion in repair.likeliest:
    print(suggestion)

# %% [markdown]
# The prose states figures, too. Each is held against the tables.

# %%
for claim in report.claims():
    print(claim.status, claim.text, claim.value, claim.expected)

# %% [markdown]
# Each code has an explanation, and a report can be corrected and checked again.

# %%
print(gd.explain(findings[0].code).explanation)
corrected = report.replace(fields={"principal": "某人", "reviewer": "某人", "preparer": "某人"})
print(repr(corrected.validate()))
print(corrected.to_json()[:120])
