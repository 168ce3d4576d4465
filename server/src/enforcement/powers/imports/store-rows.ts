import type { RowKind } from './row-kinds.ts';
import { storeAuthorities } from './storing/store-authorities.ts';
import type { StoreRows } from './storing/store-frame.ts';
import { storeGrants } from './storing/store-grants.ts';
import { storeMatters } from './storing/store-matters.ts';
import { storeAuxiliaryStaff, storeOfficers } from './storing/store-officers.ts';
import { storeLicences, storeSubjects } from './storing/store-subjects.ts';

/** Puts rows in, or brings those there up to date; answers those it did not take. */
export const STORE_ROWS: Readonly<Record<RowKind, StoreRows>> = {
  authorities: storeAuthorities,
  matters: storeMatters,
  grants: storeGrants,
  officers: storeOfficers,
  auxiliary: storeAuxiliaryStaff,
  subjects: storeSubjects,
  licences: storeLicences,
};

/** What tells rows of a kind apart: a second one in the same file is refused, since nobody could say which holds. */
export const KEY_OF: Readonly<Record<RowKind, (values: Record<string, unknown>) => string>> = {
  authorities: ({ id }) => String(id),
  matters: ({ code }) => String(code),
  grants: ({ authorityId, matterCode, validFrom }) => `${authorityId} ${matterCode} ${validFrom}`,
  officers: ({ certificateNo }) => String(certificateNo),
  auxiliary: ({ staffNo }) => String(staffNo),
  subjects: ({ uscc }) => String(uscc),
  licences: ({ uscc, number }) => `${uscc} ${number}`,
};
