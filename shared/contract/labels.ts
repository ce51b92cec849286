/** A photograph of a label at full size is far below it. */
export const labelPictureLimitBytes = 20_000_000
