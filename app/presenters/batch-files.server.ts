/**
 * What is printed and passed on for a batch: the sheets of its units merged and single, one pick
 * list, labels, and the same as data. All of one reading of the batch.
 */
import { zipSync } from 'fflate';
import { BATCH_FILES, type BatchFileName } from '#components/workshop/batch-types.ts';
import { mergePickList } from '#rules/bom/pick-list.ts';
import { translate } from '#rules/model/translate.ts';
import { buildSheetPdf, buildSheetsPdf } from '#app/documents/build-sheet.pdf.server.ts';
import { buildSheetView, type BuildSheetView } from '#app/documents/build-sheet.view-model.ts';
import { formatsOf } from '#app/documents/format.ts';
import { labelsPdf } from '#app/documents/labels.pdf.server.ts';
import { documentLocale, fill, messagesOf } from '#app/documents/messages.ts';
import { renderPickList } from '#app/documents/pick-list.pdf.server.ts';
import { batchPickListView } from '#app/documents/pick-list.view-model.ts';
import { getBatch, type BatchView } from '#app/services/workshop/read-batches.server.ts';
import type { Actor } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { csv } from '#app/utils/csv.ts';
import { paths } from '#app/utils/paths.ts';
import { presentSheets } from './build-sheet.server.ts';

export interface BatchFile {
  readonly type: string;
  readonly body: Uint8Array | string;
}

interface Asked {
  readonly actor: Actor;
  readonly batch: BatchView;
  /** Somebody prints it; a program looking ahead does not. */
  readonly counted: boolean;
}
type Maker = (asked: Asked) => Promise<BatchFile> | BatchFile;

const pdf = (body: Uint8Array): BatchFile => ({ type: 'application/pdf', body });

const MAKERS: Readonly<Record<BatchFileName, Maker>> = {
  'build-sheets.pdf': async ({ actor, batch, counted }) => {
    const sheets = await presentSheets(actor, batch.units, counted);
    const [first, ...others] = sheets.map(({ document, options }) =>
      buildSheetView(document, options),
    );
    if (!first) throw new AppError('not-found');
    const views: [BuildSheetView, ...BuildSheetView[]] = [first, ...others];
    return pdf(await buildSheetsPdf(`${first.messages.buildSheets} ${batch.number}`, views));
  },
  'build-sheets.zip': async ({ actor, batch, counted }) => {
    const files: Record<string, Uint8Array> = {};
    for (const { document, options } of await presentSheets(actor, batch.units, counted)) {
      const name = `build-sheet-${options.workOrder?.number}.pdf`;
      files[name] = await buildSheetPdf(document, options);
    }
    // PDFs are packed already; the date is the batch's, so equal sheets are an equal file.
    const body = zipSync(files, { level: 0, mtime: batch.createdAt });
    return { type: 'application/zip', body };
  },
  'pick-list.pdf': async ({ actor, batch }) => {
    const { number, units, createdAt } = batch;
    const view = batchPickListView({
      ...{ number, units, date: createdAt.toISOString() },
      url: `${actor.origin}${paths.batch(number)}`,
      locale: documentLocale(actor.locale),
    });
    return pdf(await renderPickList(view));
  },
  'labels.pdf': async ({ actor, batch }) => {
    const locale = documentLocale(actor.locale);
    const [messages, formats] = [messagesOf(locale), formatsOf(locale, 'EUR')];
    const labels = batch.units.map(
      ({ number, name, order, unit, quantity, customer, dueDate }) => ({
        number,
        url: `${actor.origin}${paths.unit(number)}`,
        lines: [
          name,
          `${messages.order} ${order} · ${messages.unit} ${fill(messages.of, { part: unit, whole: quantity })}`,
          `${messages.due} ${formats.day(dueDate)}`,
          customer,
        ],
      }),
    );
    const options = {
      title: `${messages.labels} ${batch.number}`,
      language: locale,
      date: batch.createdAt.toISOString(),
      alt: messages.lookUpUnit,
    };
    return pdf(await labelsPdf(labels, options));
  },
  'batch.csv': ({ actor, batch }) => ({
    type: 'text/csv; charset=utf-8',
    body: partsCsv(batch, actor.locale),
  }),
  'batch.json': ({ batch }) => ({
    type: 'application/json; charset=utf-8',
    body: `${JSON.stringify(batchData(batch), null, 2)}\n`,
  }),
};

const isFile = (file: string): file is BatchFileName => BATCH_FILES.some((known) => known === file);

export async function makeBatchFile(
  actor: Actor,
  { number, file }: { readonly number: string; readonly file: string },
  counted: boolean,
): Promise<BatchFile> {
  const batch = await getBatch(actor, number);
  if (!isFile(file) || batch.units.length === 0) throw new AppError('not-found');
  return MAKERS[file]({ actor, batch, counted });
}

const HEAD = [
  ...['batch', 'work_order', 'order', 'line', 'unit', 'name', 'due'],
  ...['bin', 'part_number', 'part', 'quantity', 'measure'],
];

/** A row for each stocked part of each unit. */
function partsCsv({ number, units }: BatchView, locale: string): string {
  const rows = units.flatMap((unit) =>
    unit.bom
      .filter(({ phantom }) => !phantom)
      .map((part) => [
        ...[number, unit.number, unit.order, unit.line, unit.unit, unit.name, unit.dueDate],
        ...[part.bin, part.partNumber, translate(part.title, locale), part.quantity, part.unit],
      ]),
  );
  return csv([HEAD, ...rows]);
}

/** Everything the sheets say of what to build; costs stay in the office. */
function batchData({ number, createdAt, plan, setupSaved, units }: BatchView) {
  return {
    batch: number,
    formedAt: createdAt.toISOString(),
    setupMinutesSaved: setupSaved,
    setups: plan.groups,
    units: units.map(({ number: workOrder, order, line, unit, name, dueDate, bom, routing }) => ({
      ...{ workOrder, order, line, unit, name, dueDate },
      parts: bom
        .filter(({ phantom }) => !phantom)
        .map(({ partNumber, title, bin, quantity, unit: measure, tracked }) => {
          return { partNumber, title, bin, quantity, unit: measure, tracked };
        }),
      operations: routing,
    })),
    pickList: mergePickList(units.flatMap(({ bom }) => bom)),
  };
}
