/**
 * One operation on the build sheet: numbered instructions on the left; torques in boxes, checks
 * with boxes to tick, boxes for measured values and numbers, and a box to sign on the right, at the
 * height of the hand.
 */
import type { BuildCheckView, BuildOperationView } from '../build-sheet.view-model.ts';
import type { DocumentMessages } from '../messages.ts';
import { HANDWRITING } from './facts.ts';
import { BODY, mm, SMALL, STRONG, type Sheet } from './sheet.ts';
import { drawTick, type Area } from './table.ts';
import type { TextBlock } from './text.ts';

const NUMBER = mm(11);
const TICK = mm(5);
const VALUE = mm(22);
const WRITTEN_VALUE = mm(8);
const TORQUE_PADDING = mm(1.4);

/** A piece of one column: its height, and how to draw it with its top at `y`. */
interface Piece {
  readonly height: number;
  readonly draw: (y: number) => void;
}

export function drawOperation(
  sheet: Sheet,
  operation: BuildOperationView,
  messages: DocumentMessages,
): void {
  const left = instructionPieces(sheet, operation, messages, sheet.columns(0, 8));
  const right = controlPieces(sheet, operation, messages, sheet.columns(8, 4));
  const heightOf = (pieces: readonly Piece[]) =>
    pieces.reduce((sum, { height }) => sum + height, 0);
  const body = Math.max(heightOf(left), heightOf(right));
  const page = sheet.bottom - sheet.top;
  // Kept whole where a page can hold it; else it flows, instructions first.
  const whole = body + mm(16) <= page;
  sheet.heading('H3', operation.heading, whole ? body + mm(8) : mm(30));
  sheet.paragraph(operation.times, SMALL);
  sheet.y += mm(1);
  if (whole) {
    const top = sheet.y;
    for (const column of [left, right]) {
      let y = top;
      for (const piece of column) {
        piece.draw(y);
        y += piece.height;
      }
    }
    sheet.y = top + body;
  } else {
    for (const piece of [...left, ...right]) {
      sheet.ensure(piece.height);
      piece.draw(sheet.y);
      sheet.y += piece.height;
    }
  }
  sheet.y += mm(2);
  sheet.rule(sheet.y);
  sheet.y += mm(1);
}

function textPiece(sheet: Sheet, type: string, block: TextBlock, area: Area, after = 0): Piece {
  return {
    height: block.height + after,
    draw: (y) => sheet.content(type, () => sheet.type.draw(block, area.x, y, area.width)),
  };
}

function instructionPieces(
  sheet: Sheet,
  { instructions, tools }: BuildOperationView,
  messages: DocumentMessages,
  area: Area,
): Piece[] {
  const words = { x: area.x + NUMBER, width: area.width - NUMBER };
  const steps = instructions.map(({ number, text }): Piece => {
    const block = sheet.type.block(text, BODY, words.width);
    const label = sheet.type.block(number, { ...STRONG }, NUMBER);
    return {
      height: block.height + mm(1),
      draw: (y) =>
        sheet.content('P', () => {
          sheet.type.draw(label, area.x, y, NUMBER);
          sheet.type.draw(block, words.x, y, words.width);
        }),
    };
  });
  if (tools === '') return steps;
  const block = sheet.type.block(`${messages.tools}: ${tools}`, SMALL, words.width);
  return [...steps, textPiece(sheet, 'P', block, words, mm(1))];
}

function controlPieces(
  sheet: Sheet,
  { torques, checks, numbers }: BuildOperationView,
  messages: DocumentMessages,
  area: Area,
): Piece[] {
  return [
    ...torques.map((torque) => torquePiece(sheet, torque, area)),
    ...numbers.map((part) => numbersPiece(sheet, part, area)),
    ...checks.map((check) => checkPiece(sheet, check, messages, area)),
    signPiece(sheet, messages, area),
  ];
}

/** A boxed torque: the joint, and its value in bold. */
export function torquePiece(
  sheet: Sheet,
  { joint, value }: BuildOperationView['torques'][number],
  area: Area,
): Piece {
  const valueWidth = mm(18);
  const inner = area.width - 2 * TORQUE_PADDING;
  const name = sheet.type.block(joint, BODY, inner - valueWidth);
  const number = sheet.type.block(value, { ...STRONG, align: 'right' }, valueWidth);
  const height = Math.max(name.height, number.height) + 2 * TORQUE_PADDING;
  return {
    height: height + mm(1.5),
    draw: (y) => {
      sheet.box(area.x, y, area.width, height, 1.2);
      const x = area.x + TORQUE_PADDING;
      sheet.content('P', () => {
        sheet.type.draw(name, x, y + TORQUE_PADDING, inner - valueWidth);
        sheet.type.draw(number, x + inner - valueWidth, y + TORQUE_PADDING, valueWidth);
      });
    },
  };
}

function checkPiece(
  sheet: Sheet,
  { text, limits, measured }: BuildCheckView,
  messages: DocumentMessages,
  area: Area,
): Piece {
  const x = area.x + TICK;
  const width = area.width - TICK;
  const block = sheet.type.block(text, BODY, width);
  const label = measured ? sheet.type.block(messages.measured, SMALL, width - VALUE) : undefined;
  const limit = measured ? sheet.type.block(limits, STRONG, width - VALUE) : undefined;
  const below = label && limit ? Math.max(label.height + limit.height, WRITTEN_VALUE) : 0;
  return {
    height: block.height + below + mm(1.2),
    draw: (y) => {
      drawTick(sheet, area.x, y + mm(0.7));
      sheet.content('P', () => {
        sheet.type.draw(block, x, y, width);
        if (!label || !limit) return;
        sheet.type.draw(label, x, y + block.height, width - VALUE);
        sheet.type.draw(limit, x, y + block.height + label.height, width - VALUE);
      });
      if (measured) sheet.box(x + width - VALUE, y + block.height, VALUE, WRITTEN_VALUE, 0.5);
    },
  };
}

/** A tracked part: one box for each serial number, or one for the lots. */
function numbersPiece(
  sheet: Sheet,
  { label, boxes }: BuildOperationView['numbers'][number],
  area: Area,
): Piece {
  const block = sheet.type.block(label, SMALL, area.width);
  return {
    height: block.height + boxes * WRITTEN_VALUE + mm(1.2),
    draw: (y) => {
      sheet.content('P', () => sheet.type.draw(block, area.x, y, area.width));
      for (let index = 0; index < boxes; index += 1) {
        const top = y + block.height + index * WRITTEN_VALUE;
        sheet.box(area.x, top, area.width, WRITTEN_VALUE, 0.5);
      }
    },
  };
}

function signPiece(sheet: Sheet, messages: DocumentMessages, area: Area): Piece {
  const label = sheet.type.block(messages.doneBy, SMALL, area.width);
  return {
    height: label.height + HANDWRITING + mm(1),
    draw: (y) => {
      sheet.content('P', () => sheet.type.draw(label, area.x, y, area.width));
      sheet.box(area.x, y + label.height, area.width, HANDWRITING, 0.5);
    },
  };
}
