/** A point or vector; which coordinate system it is in stands where it is used. */
export type Point = { readonly x: number; readonly y: number }
export type Size = { readonly width: number; readonly height: number }

/** `x' = a·x + c·y + e`, `y' = b·x + d·y + f`: the order of `CanvasRenderingContext2D.setTransform`. */
export type Affine = {
  readonly a: number
  readonly b: number
  readonly c: number
  readonly d: number
  readonly e: number
  readonly f: number
}

export function applyTo(affine: Affine, point: Point): Point {
  return {
    x: affine.a * point.x + affine.c * point.y + affine.e,
    y: affine.b * point.x + affine.d * point.y + affine.f,
  }
}

/** Throws on a map that flattens the plane: no view makes one. */
export function inverted(affine: Affine): Affine {
  const { a, b, c, d, e, f } = affine
  const determinant = a * d - b * c
  if (determinant === 0 || !Number.isFinite(determinant)) throw new RangeError('A flat transform has no inverse.')
  return {
    a: d / determinant,
    b: -b / determinant,
    c: -c / determinant,
    d: a / determinant,
    e: (c * f - d * e) / determinant,
    f: (b * e - a * f) / determinant,
  }
}

export function distance(from: Point, to: Point): number {
  return Math.hypot(to.x - from.x, to.y - from.y)
}
