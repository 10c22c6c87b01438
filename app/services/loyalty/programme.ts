/** The programme in force; a faulty one stops the process at its start. */
import { programmeSchema, type Programme } from '#rules/customers/loyalty/programme.ts';
import document from '#rules/customers/loyalty/standard.json' with { type: 'json' };

export const standardProgramme: Programme = programmeSchema.parse(document);
