/* SPDX-License-Identifier: Apache-2.0 */
#include "checks.h"

const govd__check_entry govd__checks[] = {
    {"the form was in use in the year of the report", govd__check_form_year},
    {"tables, rows and columns are all there", govd__check_tables},
    {"labels that are only like those of the form", govd__check_labels},
    {"rows of the document that the form does not have", govd__check_unknown_rows},
    {"columns of parts beside their total", govd__check_parts},
    {"each figure is a figure, of its type and unit", govd__check_values},
    {"totals left empty; marks them for what follows", govd__check_totals},
    {"other cells left empty", govd__check_blanks},
    {"the rules of the form", govd__check_rules},
    {"group rows equal the sum of their parts", govd__check_groups},
    {"figures in heading rows", govd__check_headings},
    {"figures in the prose against the tables", govd__check_claims},
    {"the period that the prose names is the year", govd__check_period},
    {"the chapters that the form asks for", govd__check_sections},
    {"chapters and points are numbered one after the other", govd__check_numbering},
    {"paragraphs that stand twice", govd__check_repetition},
    {"what is left of a template", govd__check_template},
    {"the date on which it had to be public", govd__check_dates},
    {"fees are told of where they have to be", govd__check_stated_fees},
    {"rules of bodies that make none", govd__check_rules_made},
    {"lawsuits without requests", govd__check_lawsuits},
    {"figures that are last year's", govd__check_unchanged},
    {"figures ten times last year's", govd__check_jumps},
    {"tables of zeros", govd__check_all_zero},
    {"figures that another edition has otherwise", govd__check_edition},
    {"fields above and below the tables", govd__check_fields},
};

const size_t govd__check_count = sizeof govd__checks / sizeof *govd__checks;
