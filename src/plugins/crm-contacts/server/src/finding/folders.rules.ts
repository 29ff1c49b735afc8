import type { Entity } from '../../../contracts/finding';
import type { Colour, Definition, Labels, StageDef } from '../../../contracts/workflow';

/**
 * Which rows a folder shows. Closed contacts are in no folder but the one that asks for them; persons
 * know no such state.
 */
export interface FolderConditions {
  closed?: boolean;
  stage?: string;
  stageStatus?: string;
  /** The reader is owner or deputy. */
  mine?: boolean;
  /** The reader follows them. */
  followed?: boolean;
  kind?: 'company' | 'person';
  /** Companies at which somebody works today. */
  withPersons?: boolean;
}

export interface Folder {
  key: string;
  name: Labels;
  entity: Entity;
  conditions: FolderConditions;
  unfolds: boolean;
  columns: string[];
  sort: string;
  colour?: Colour;
  children: Folder[];
}

const COLUMNS = ['number', 'name', 'city', 'owner', 'phone', 'lastActivityAt', 'stage'];
const CLOSED_COLUMNS = ['number', 'name', 'city', 'owner', 'closedOn', 'closedReason', 'stage'];
const PERSON_COLUMNS = ['fullName', 'companies', 'phone', 'mobile', 'email'];

const label = (en: string, de: string): Labels => ({ en, de });

function folder(key: string, name: Labels, conditions: FolderConditions, more: Partial<Folder> = {}): Folder {
  return { key, name, conditions, entity: 'contact', unfolds: false, columns: COLUMNS, sort: 'name:asc', children: [], ...more };
}

/** The folder tree as it is shipped: fixed folders around those that the workflow's definition names. */
export function shippedFolders({ stages }: Pick<Definition, 'stages'>): Folder[] {
  return [
    folder('all', label('All contacts', 'Alle Kontakte'), {}),
    folder('mine', label('My contacts', 'Meine Kontakte'), { mine: true }),
    folder('followed', label('Followed contacts', 'Kontakte, denen ich folge'), { followed: true }),
    folder('companies', label('Companies with contact persons', 'Firmen mit Ansprechpartnern'), { kind: 'company', withPersons: true }, { unfolds: true }),
    folder('persons', label('Persons', 'Personen'), {}, { entity: 'person', columns: PERSON_COLUMNS, sort: 'fullName:asc' }),
    ...stages.map(stageFolder),
    folder('closed', label('Closed', 'Geschlossen'), { closed: true }, { columns: CLOSED_COLUMNS, sort: 'closedOn:desc' }),
  ];
}

/** A stage's folder shows all its contacts; those below it one status each, if there is more than one. */
function stageFolder(stage: StageDef): Folder {
  const { key, colour, statuses } = stage;
  const children = statuses.map((status) =>
    folder(`stage.${key}.${status.key}`, capitalized(status.label), { stage: key, stageStatus: status.key }, { colour: status.colour ?? colour })
  );
  return folder(`stage.${key}`, stage.plural ?? stage.label, { stage: key }, { colour, children: children.length > 1 ? children : [] });
}

/** A status is written small in a sentence; as a folder it stands alone. */
const capitalized = ({ en, de }: Labels): Labels => label(upperFirst(en), upperFirst(de));
const upperFirst = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Fields whose values a folder gives away: who may not read them all does not see the folder. */
export function fieldsAskedBy({ conditions }: Pick<Folder, 'conditions'>): string[] {
  const { closed, stage, stageStatus, mine, kind } = conditions;
  return [
    ...(closed ? ['closedOn'] : []),
    ...(stage ? ['stage'] : []),
    ...(stageStatus ? ['stageStatus'] : []),
    ...(mine ? ['owner', 'deputy'] : []),
    ...(kind ? ['kind'] : []),
  ];
}

/** Every folder of the tree, a parent before its children. */
export function flattened(folders: Folder[]): Folder[] {
  return folders.flatMap((each) => [each, ...flattened(each.children)]);
}
