/** What staff log of a contact with a customer, and which channels a timeline knows. */
import { z } from 'zod';

/** Channels a contact comes by; `desk` is what staff did in the product itself. */
export const CONTACT_CHANNELS = ['phone', 'counter', 'web', 'email', 'workshop'] as const;
export const CHANNELS = [...CONTACT_CHANNELS, 'desk'] as const;
export type Channel = (typeof CHANNELS)[number];

/** `in`: they came to us; `out`: we to them. */
export const DIRECTIONS = ['in', 'out'] as const;

export const contactSchema = z.object({
  channel: z.enum(CONTACT_CHANNELS),
  direction: z.enum(DIRECTIONS),
  text: z.string().trim().min(1).max(2000),
  /** The day to get back to them (YYYY-MM-DD). */
  followUpOn: z.iso.date().optional(),
});
export type Contact = z.infer<typeof contactSchema>;

export const isChannel = (value: unknown): value is Channel =>
  CHANNELS.some((channel) => channel === value);
