/** What the demo's customers have ordered before today. */
import type { Value } from '#rules/configuration/types.ts';
import type { OrderStatus } from '#rules/workflow/order.ts';

export interface PastOrder {
  readonly email: string;
  readonly name: string;
  readonly daysAgo: number;
  readonly wanted: Readonly<Record<string, Value>>;
  readonly reached: readonly OrderStatus[];
  readonly greeting?: string;
}

export const PAST_ORDERS: readonly PastOrder[] = [
  {
    email: 'anna@example.com',
    name: 'Round the harbour',
    daysAgo: 40,
    wanted: { 'frame-colour': 'sand', 'child-seat': 'seat-toddler', bell: 'bell-dingdong' },
    reached: ['in-production', 'ready', 'shipped'],
  },
  {
    email: 'erik@example.com',
    name: 'Till jobbet',
    daysAgo: 9,
    wanted: { 'frame-colour': 'midnight', motor: 'mid-85', lock: 'lock-u' },
    reached: ['in-production'],
  },
  {
    email: 'miriam@example.com',
    name: 'Kiez bike',
    daysAgo: 6,
    wanted: {
      'frame-colour': 'brick',
      'front-rack': 'front-rack-frame',
      mirror: 'mirror-approved',
    },
    reached: ['in-production', 'ready'],
  },
  {
    email: 'joris@example.com',
    name: 'Winter commuter',
    daysAgo: 3,
    wanted: { tyres: 't28-winter', 'frame-size': 'XL', light: 'light-130' },
    reached: [],
    greeting: 'For the dark months. Ride safe!',
  },
  {
    email: 'anna@example.com',
    name: 'A bike for Elsa',
    daysAgo: 1,
    wanted: {
      'frame-colour': 'moss',
      'frame-size': 'S',
      saddle: 'saddle-canvas',
      engraving: 'Elsa',
    },
    reached: [],
    greeting: 'Happy birthday, Elsa!',
  },
];

/** The key under which a past order is placed, once. */
export const pastOrderKey = ({ email, name }: PastOrder): string => `demo ${email} ${name}`;
