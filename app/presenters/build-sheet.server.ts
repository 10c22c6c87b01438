/**
 * Build sheets as they are printed: each with the number of its unit, the way to it, and, printed
 * again, what is new on it. A piece of an order from before there were work orders has none.
 */
import { changedParts, fingerprintOf } from '#app/documents/sheet-fingerprint.server.ts';
import type { BuildSheetOptions } from '#app/documents/build-sheet.view-model.ts';
import type { DocumentLine, DocumentLocale, OrderDocumentData } from '#app/documents/types.ts';
import { unitsOf } from '#app/services/workshop/list-work.server.ts';
import { printSheets, type Printing } from '#app/services/workshop/print-sheets.server.ts';
import type { Actor } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { paths } from '#app/utils/paths.ts';
import { presentWorkshopDocument } from './order-document.server.ts';

export interface BuildSheet {
  readonly document: OrderDocumentData;
  readonly options: BuildSheetOptions;
}

/** One piece of one line, and the number of its work order where it has one. */
interface Piece {
  readonly document: OrderDocumentData;
  readonly locale: DocumentLocale;
  readonly line: DocumentLine;
  readonly unit: number;
  readonly number: string | undefined;
}

/** The sheet of a piece; `counted` where somebody prints it. */
export async function presentBuildSheet(
  actor: Actor,
  order: string,
  { position, unit }: { readonly position: number; readonly unit: number },
  counted: boolean,
): Promise<BuildSheet> {
  const { document, locale } = await presentWorkshopDocument(actor, order);
  const line = document.lines.find((one) => one.position === position);
  if (!line || !Number.isInteger(unit) || unit < 1 || unit > line.quantity) {
    throw new AppError('not-found');
  }
  const units = await unitsOf(actor, order);
  const number = units.find((one) => one.line === position && one.unit === unit)?.number;
  const [sheet] = await sheetsOf(actor, [{ document, locale, line, unit, number }], counted);
  if (!sheet) throw new AppError('not-found');
  return sheet;
}

/** The sheets of several units, in the order of their numbers. */
export async function presentSheets(
  actor: Actor,
  units: readonly { readonly number: string; readonly order: string }[],
  counted: boolean,
): Promise<readonly BuildSheet[]> {
  const pieces: Piece[] = [];
  for (const order of new Set(units.map((unit) => unit.order))) {
    const { document, locale } = await presentWorkshopDocument(actor, order);
    for (const { number, line: position, unit } of await unitsOf(actor, order)) {
      const line = document.lines.find((one) => one.position === position);
      if (line && units.some((wanted) => wanted.number === number)) {
        pieces.push({ document, locale, line, unit, number });
      }
    }
  }
  pieces.sort((left, right) => ((left.number ?? '') < (right.number ?? '') ? -1 : 1));
  return sheetsOf(actor, pieces, counted);
}

async function sheetsOf(
  actor: Actor,
  pieces: readonly Piece[],
  counted: boolean,
): Promise<readonly BuildSheet[]> {
  const said = new Map<string, string>();
  for (const { document, line, number } of pieces) {
    if (number !== undefined) said.set(number, fingerprintOf(document, line, number));
  }
  const printings = counted ? await printSheets(actor, said) : undefined;
  return pieces.map(({ document, locale, line: { position }, unit, number }) => ({
    document,
    options: {
      ...{ position, unit, locale },
      ...(number !== undefined && {
        workOrder: { number, url: `${actor.origin}${paths.unit(number)}` },
        reprint: reprintOf(printings?.get(number), said.get(number) ?? ''),
      }),
    },
  }));
}

function reprintOf(printing: Printing | undefined, now: string): BuildSheetOptions['reprint'] {
  if (printing === undefined || printing.times === 1) return undefined;
  return { times: printing.times, changed: changedParts(printing.before ?? '', now) };
}
