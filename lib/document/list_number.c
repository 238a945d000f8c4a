/* SPDX-License-Identifier: Apache-2.0 */
#include "list_number.h"

#include <string.h>

struct govd__list_format {
  const char *name;
  void (*write)(govd__buffer *text, long value, const char *const *signs); /* NULL: prints nothing */
  const char *const *signs;
};

static void write_decimal(govd__buffer *text, long value, const char *const *signs) {
  (void)signs;
  govd__buffer_number(text, value);
}

static void write_two_digits(govd__buffer *text, long value, const char *const *signs) {
  if (value >= 0 && value < 10) govd__buffer_putc(text, '0');
  write_decimal(text, value, signs);
}

/* Signs for 1, 2, 3 …, as many as there are. */
static void write_sign(govd__buffer *text, long value, const char *const *signs) {
  long count = 0;
  while (signs[count] != NULL) count++;
  if (value < 1 || value > count) {
    write_decimal(text, value, NULL);
  } else {
    govd__buffer_puts(text, signs[value - 1]);
  }
}

/* a … z, aa, bb …, as Word has them. */
static void write_letter(govd__buffer *text, long value, const char *const *signs) {
  if (value < 1 || value > 26 * 30L) {
    write_decimal(text, value, NULL);
    return;
  }
  for (long i = 0; i <= (value - 1) / 26; i++) govd__buffer_putc(text, signs[0][(value - 1) % 26]);
}

static void write_roman(govd__buffer *text, long value, const char *const *signs) {
  static const long values[] = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
  if (value < 1 || value > 3999) {
    write_decimal(text, value, NULL);
    return;
  }
  for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
    for (; value >= values[i]; value -= values[i]) govd__buffer_puts(text, signs[i]);
  }
}

/* Digit by digit: 10 is 一〇. */
static void write_digits(govd__buffer *text, long value, const char *const *signs) {
  char decimal[24];
  size_t count = 0;
  for (unsigned long rest = value < 0 ? 0 : (unsigned long)value; rest > 0 || count == 0; rest /= 10) {
    decimal[count++] = (char)(rest % 10);
  }
  while (count > 0) govd__buffer_puts(text, signs[(size_t)decimal[--count]]);
}

/*
 * By tens, hundreds and thousands: 21 is 二十一, 105 一百零五. The signs are the digits, then
 * those of the powers, then whether 10 is written with its one in front (壹拾).
 */
static void write_counting(govd__buffer *text, long value, const char *const *signs) {
  if (value < 1 || value > 9999) {
    write_decimal(text, value, NULL);
    return;
  }
  static const long powers[] = {1000, 100, 10, 1};
  bool begun = false;
  bool zero = false;
  for (size_t i = 0; i < 4; i++) {
    long digit = value / powers[i] % 10;
    if (digit == 0) {
      zero = begun;
      continue;
    }
    if (zero) govd__buffer_puts(text, signs[0]);
    bool plain_ten = powers[i] == 10 && digit == 1 && !begun && signs[13] == NULL;
    if (!plain_ten) govd__buffer_puts(text, signs[digit]);
    if (powers[i] > 1) govd__buffer_puts(text, signs[12 - i]);
    begun = true;
    zero = false;
  }
}

static const char *const chinese[] = {"零", "一", "二", "三", "四", "五", "六",
                                      "七", "八", "九", "十", "百", "千", NULL};
static const char *const legal[] = {"零", "壹", "贰", "叁", "肆", "伍", "陆", "柒",
                                    "捌", "玖", "拾", "佰", "仟", "",   NULL};
static const char *const legal_traditional[] = {"零", "壹", "貳", "參", "肆", "伍", "陸", "柒",
                                                "捌", "玖", "拾", "佰", "仟", "",   NULL};
static const char *const ideographs[] = {"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
static const char *const wide[] = {"０", "１", "２", "３", "４", "５", "６", "７", "８", "９"};
static const char *const stems[] = {"甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸", NULL};
static const char *const branches[] = {"子", "丑", "寅", "卯", "辰", "巳", "午",
                                       "未", "申", "酉", "戌", "亥", NULL};
static const char *const circled[] = {"①", "②", "③", "④", "⑤", "⑥", "⑦", "⑧", "⑨", "⑩", "⑪",
                                      "⑫", "⑬", "⑭", "⑮", "⑯", "⑰", "⑱", "⑲", "⑳", NULL};
static const char *const bracketed[] = {"⑴", "⑵", "⑶", "⑷", "⑸", "⑹", "⑺", "⑻", "⑼", "⑽", "⑾",
                                        "⑿", "⒀", "⒁", "⒂", "⒃", "⒄", "⒅", "⒆", "⒇", NULL};
static const char *const stopped[] = {"⒈", "⒉", "⒊", "⒋", "⒌", "⒍", "⒎", "⒏", "⒐", "⒑", "⒒",
                                      "⒓", "⒔", "⒕", "⒖", "⒗", "⒘", "⒙", "⒚", "⒛", NULL};
static const char *const circled_ideographs[] = {"㊀", "㊁", "㊂", "㊃", "㊄", "㊅",
                                                 "㊆", "㊇", "㊈", "㊉", NULL};
static const char *const lower_letters[] = {"abcdefghijklmnopqrstuvwxyz"};
static const char *const upper_letters[] = {"ABCDEFGHIJKLMNOPQRSTUVWXYZ"};
static const char *const lower_roman[] = {"m",  "cm", "d",  "cd", "c",  "xc", "l",
                                          "xl", "x",  "ix", "v",  "iv", "i"};
static const char *const upper_roman[] = {"M",  "CM", "D",  "CD", "C",  "XC", "L",
                                          "XL", "X",  "IX", "V",  "IV", "I"};

static const govd__list_format formats[] = {
    {"decimal", write_decimal, NULL},
    {"bullet", NULL, NULL},
    {"none", NULL, NULL},
    {"decimalZero", write_two_digits, NULL},
    {"decimalFullWidth", write_digits, wide},
    {"decimalFullWidth2", write_digits, wide},
    {"decimalEnclosedCircle", write_sign, circled},
    {"decimalEnclosedCircleChinese", write_sign, circled},
    {"decimalEnclosedParen", write_sign, bracketed},
    {"decimalEnclosedFullstop", write_sign, stopped},
    {"chineseCounting", write_counting, chinese},
    {"chineseCountingThousand", write_counting, chinese},
    {"taiwaneseCounting", write_counting, chinese},
    {"taiwaneseCountingThousand", write_counting, chinese},
    {"japaneseCounting", write_counting, chinese},
    {"chineseLegalSimplified", write_counting, legal},
    {"ideographLegalTraditional", write_counting, legal_traditional},
    {"ideographDigital", write_digits, ideographs},
    {"taiwaneseDigital", write_digits, ideographs},
    {"japaneseDigitalTenThousand", write_digits, ideographs},
    {"ideographTraditional", write_sign, stems},
    {"ideographZodiac", write_sign, branches},
    {"ideographEnclosedCircle", write_sign, circled_ideographs},
    {"lowerLetter", write_letter, lower_letters},
    {"upperLetter", write_letter, upper_letters},
    {"lowerRoman", write_roman, lower_roman},
    {"upperRoman", write_roman, upper_roman},
};

const govd__list_format *govd__list_format_find(const char *name, size_t length) {
  for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
    if (strlen(formats[i].name) != length || memcmp(formats[i].name, name, length) != 0) continue;
    return formats[i].write == NULL ? NULL : &formats[i];
  }
  return &formats[0];
}

void govd__list_number_write(govd__buffer *text, const govd__list_format *format, long value) {
  format->write(text, value, format->signs);
}
