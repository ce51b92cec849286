/** A level, a number or a range that is read as one: “L4-L5”, “L5/S1”, “9004-112”. It has a digit and something that joins. */
const joined = /((?<![\p{L}\p{N}])(?=\S*\p{N})[\p{L}\p{N}]+(?:[-/][\p{L}\p{N}]+)+)/u

/** A text in parts; every second one has to stay on one line. Put together they are the text again. */
export function wholeParts(text: string): readonly string[] {
  return text.split(joined)
}
