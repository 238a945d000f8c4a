# SPDX-License-Identifier: Apache-2.0
"""Writes the built-in forms as a C source: embed.py OUTPUT FORM..."""

import sys


def bytes_of(path):
    with open(path, "rb") as file:
        data = file.read()
    lines = [data[i : i + 24] for i in range(0, len(data), 24)]
    return len(data), ",\n".join("  " + ",".join(str(byte if byte < 128 else byte - 256) for byte in line) for line in lines)


def main(output, paths):
    with open(output, "w", encoding="ascii") as c:
        c.write('#include "form/builtin.h"\n\n')
        sizes = []
        for index, path in enumerate(paths):
            size, text = bytes_of(path)
            sizes.append(size)
            c.write(f"static const char form_{index}[] = {{\n{text}\n}};\n\n")
        entries = ",\n".join(f"  {{form_{index}, {size}}}" for index, size in enumerate(sizes))
        c.write(f"const govd__builtin_form govd__builtin_forms[] = {{\n{entries}\n}};\n")
        c.write(f"const size_t govd__builtin_form_count = {len(sizes)};\n")


main(sys.argv[1], sys.argv[2:])
