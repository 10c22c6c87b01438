/** The treatments in force; a faulty document stops the process at its start. */
import { treatmentsSchema, type Treatment } from '#rules/customers/treatments/treatment.ts';
import document from '#rules/customers/treatments/standard.json' with { type: 'json' };

export const standardTreatments: readonly Treatment[] = treatmentsSchema.parse(document);
