/**
 * The picture of one product: the layers that show, their paints resolved to colours.
 *
 * What comes out is plain data without conditions or references: the browser draws it as SVG, a
 * document with vector calls, and an order keeps it as a snapshot.
 */
import type { Assignment, ContextFacts } from '#rules/configuration/types.ts';
import { factValue, holds, productFacts, type ProductFacts } from '#rules/model/evaluate.ts';
import type { Layer, Shape } from '#rules/model/picture.ts';
import type { PublicFamily } from '#rules/model/public-family.ts';

/** A shape whose paints are `none` or `#rrggbb`. */
export type ResolvedShape = Shape extends infer S
  ? S extends Shape
    ? Omit<S, 'fill' | 'stroke'> & { readonly fill: string; readonly stroke: string }
    : never
  : never;

export interface ResolvedLayer {
  readonly id: string;
  /** The module or characteristic the layer shows. */
  readonly variable?: string | undefined;
  readonly translate?: readonly [number, number] | undefined;
  readonly shapes: readonly ResolvedShape[];
}

const COLOUR = /^#[0-9A-Fa-f]{6}$/;

/** In painting order. `product` may be unfinished: what is open is painted as empty. */
export function resolvePicture(
  family: PublicFamily,
  context: ContextFacts,
  product: Assignment,
): ResolvedLayer[] {
  const facts = productFacts(family, context, product);
  return family.picture.layers
    .filter(({ when }) => !when || holds(when, facts))
    .map((layer) => resolveLayer(layer, facts));
}

function resolveLayer(
  { id, variable, translate, shapes }: Layer,
  facts: ProductFacts,
): ResolvedLayer {
  return {
    id,
    variable,
    translate,
    shapes: shapes.map((shape) => ({
      ...shape,
      fill: resolvePaint(shape.fill, facts),
      stroke: resolvePaint(shape.stroke, facts),
    })),
  };
}

function resolvePaint(paint: Shape['fill'], facts: ProductFacts): string {
  const colour = typeof paint === 'string' ? paint : factValue(facts, paint);
  // A component without a swatch leaves the shape unpainted rather than inventing a colour.
  return typeof colour === 'string' && COLOUR.test(colour) ? colour : 'none';
}
