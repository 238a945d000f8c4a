/* SPDX-License-Identifier: Apache-2.0 */
#include "prose.h"

#include "govdisclosure/amount.h"
#include "messages.h"
#include "terminal.h"
#include "text.h"

enum { WIDEST_WORDS = 48 };

/* The cells that a figure was held against: `requests.new.total + requests.carried_in.total`. */
static void put_cells(FILE *stream, const govd_form *form, const govd_claim *claim) {
  for (size_t i = 0; i < claim->cell_count; i++) {
    fputs(i == 0 ? " " : " + ", stream);
    text_put(stream, govd_form_cell_at(form, claim->cells[i])->id);
  }
}

static void put_verdict(FILE *stream, bool colour, govd_language language, const govd_form *form,
                        const govd_claim *claim) {
  char value[GOVD_AMOUNT_TEXT_SIZE];
  if (claim->status == GOVD_CLAIM_UNBOUND) {
    terminal_style(stream, colour, STYLE_DIM);
    message_put(stream, language, MESSAGE_CLAIM_UNBOUND);
  } else {
    bool holds = claim->status == GOVD_CLAIM_HOLDS;
    govd_amount_format(claim->expected, claim->scale, value);
    terminal_style(stream, colour, holds ? STYLE_DIM : STYLE_WARNING);
    fputs(holds ? "=" : "≠ ", stream);
    if (!holds) fputs(value, stream);
    put_cells(stream, form, claim);
  }
  terminal_style(stream, colour, STYLE_PLAIN);
}

void prose_show(FILE *stream, bool colour, govd_language language, place_source places, const govd_form *form,
                const govd_claims *claims) {
  if (govd_claims_count(claims) == 0) return;
  terminal_style(stream, colour, STYLE_BOLD);
  message_put(stream, language, MESSAGE_CLAIMS);
  terminal_style(stream, colour, STYLE_PLAIN);
  putc('\n', stream);
  for (size_t i = 0; i < govd_claims_count(claims); i++) {
    const govd_claim *claim = govd_claims_at(claims, i);
    char place[PLACE_TEXT];
    place_text(place, language, places, claim->place);
    fputs("  ", stream);
    text_pad(stream, place, 8);
    text_fit(stream, claim->text, WIDEST_WORDS);
    fputs("  ", stream);
    put_verdict(stream, colour, language, form, claim);
    putc('\n', stream);
  }
}
