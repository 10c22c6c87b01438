/**
 * The layered picture of a product, as shapes that both a browser (SVG) and a PDF can draw.
 *
 * Layers are painted in order. A layer is shown while its `when` holds. Colours are literal or
 * taken from the configuration (`{ fact, path }`, such as the swatch of the chosen colour).
 */
import { z } from 'zod';
import { conditionSchema, factReferenceSchema } from './condition.ts';
import { textSchema } from './text.ts';

const paintSchema = z.union([
  z.literal('none'),
  z.string().regex(/^#[0-9A-Fa-f]{6}$/, 'a colour as #rrggbb'),
  factReferenceSchema,
]);

const common = {
  fill: paintSchema.default('none'),
  stroke: paintSchema.default('none'),
  strokeWidth: z.number().min(0).default(2),
  opacity: z.number().min(0).max(1).default(1),
  /** Rotation in degrees about a point, then translation; in this order. */
  rotate: z.tuple([z.number(), z.number(), z.number()]).optional(),
  translate: z.tuple([z.number(), z.number()]).optional(),
  lineCap: z.enum(['butt', 'round', 'square']).default('round'),
  lineJoin: z.enum(['miter', 'round', 'bevel']).default('round'),
  dash: z.array(z.number()).optional(),
};

export const shapeSchema = z.discriminatedUnion('shape', [
  z.strictObject({
    shape: z.literal('path'),
    /** SVG path data. */
    d: z.string().regex(/^[MmLlHhVvCcSsQqTtAaZz0-9\s,.eE+-]+$/, 'SVG path data'),
    ...common,
  }),
  z.strictObject({
    shape: z.literal('circle'),
    cx: z.number(),
    cy: z.number(),
    r: z.number().positive(),
    ...common,
  }),
  z.strictObject({
    shape: z.literal('ellipse'),
    cx: z.number(),
    cy: z.number(),
    rx: z.number().positive(),
    ry: z.number().positive(),
    ...common,
  }),
  z.strictObject({
    shape: z.literal('rect'),
    x: z.number(),
    y: z.number(),
    width: z.number().positive(),
    height: z.number().positive(),
    radius: z.number().min(0).default(0),
    ...common,
  }),
]);
export type Shape = z.infer<typeof shapeSchema>;

export const layerSchema = z.strictObject({
  id: z.string().min(1),
  /** The module or characteristic this layer shows: highlighted when its options are pointed at. */
  variable: z.string().optional(),
  when: conditionSchema.optional(),
  translate: z.tuple([z.number(), z.number()]).optional(),
  shapes: z.array(shapeSchema).min(1),
});
export type Layer = z.infer<typeof layerSchema>;

export const pictureSchema = z.strictObject({
  width: z.number().positive(),
  height: z.number().positive(),
  /** Says what the picture shows, for those who can't see it. */
  title: textSchema,
  layers: z.array(layerSchema).min(1),
});
export type Picture = z.infer<typeof pictureSchema>;
