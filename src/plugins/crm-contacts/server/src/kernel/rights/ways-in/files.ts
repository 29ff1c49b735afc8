import type { Core, Modules } from '@strapi/strapi';
import { attributesOf } from '../../model';
import { rowsOf } from '../../dialect';
import { forbidden, notFound, refusal } from '../../errors';
import { namedRows, type NamedRow } from '../../relation-input';
import { FILE } from '../../uids';
import { assertMayChangeFiles, isMarked, marked, markFiles, visibleFiles, type FileRow } from '../files/guarded-files';
import { guardedParts, guardedPlaces } from '../files/places';
import { signedFile, signRow } from '../files/signing';
import { currentReader } from '../reader';
import { idsWhere } from '../row-scope';
import { isGuarded } from '../type-rights';
import { adoptAbility } from './content-manager';

/**
 * Files that hang on guarded rows: listed, linked, changed and given a working address under the rights of those rows.
 * The media library asks the database itself, past the Document Service, and signs nothing by itself.
 */
export function guardFiles(strapi: Core.Strapi): void {
  markLinked(strapi);
  narrowLists(strapi);
  extendLibrary(strapi);
  limitLinks(strapi);
  signAnswers(strapi);
}

interface LifecycleEvent {
  model: { uid: string };
  params: { data?: Record<string, unknown>; where?: object };
  result?: unknown;
}

/** Every way of Strapi's to link a file ends here, code that asks the database included. */
function markLinked(strapi: Core.Strapi): void {
  const markHanging = async (event: unknown) => {
    const { model: { uid }, params: { data = {} }, result } = event as LifecycleEvent;
    const { id } = (result ?? {}) as { id?: number };
    if (id === undefined || !isGuarded(uid) || !guardedPlaces(strapi).some((place) => place.uid === uid && data[place.path.split('.')[0]])) return;
    await markFiles(strapi, { uid, id });
  };
  strapi.db.lifecycles.subscribe({
    afterCreate: markHanging,
    afterUpdate: markHanging,
    beforeCreate(event: unknown) {
      const { model: { uid }, params: { data = {} } } = event as LifecycleEvent;
      const related = uid === FILE && Array.isArray(data.related) ? (data.related as { __type?: string }[]) : [];
      if (related.some(({ __type }) => isGuarded(__type))) data.provider_metadata = marked(data.provider_metadata as FileRow['provider_metadata']);
    },
  });
}

/** What asks for many files; one by its id is asked for by the Document Service and the library's own service. */
function narrowLists(strapi: Core.Strapi): void {
  const narrow = (event: unknown) => {
    const reader = currentReader(strapi);
    const { params } = event as LifecycleEvent;
    if (reader) params.where = { $and: [params.where ?? {}, visibleFiles(strapi, reader)] };
  };
  strapi.db.lifecycles.subscribe({ models: [FILE], beforeFindMany: narrow, beforeCount: narrow });
  strapi.documents.use((context, next) => {
    const reader = context.uid === FILE && ['findOne', 'findFirst'].includes(context.action) ? currentReader(strapi) : null;
    if (!reader) return next();
    const { filters } = (context.params ?? {}) as { filters?: object };
    context.params = { ...context.params, filters: { $and: [filters ?? {}, visibleFiles(strapi, reader)] } } as typeof context.params;
    return next();
  });
}

type Id = number | string;

interface UploadInput {
  data: { ref?: string; refId?: Id; field?: string };
}

interface UploadService {
  findOne(id: Id, populate?: unknown): Promise<FileRow | null>;
  upload(input: UploadInput, options?: unknown): Promise<unknown>;
  updateFileInfo(id: Id, ...rest: unknown[]): Promise<unknown>;
  replace(id: Id, ...rest: unknown[]): Promise<unknown>;
  remove(file: { id: number }): Promise<unknown>;
}

interface FileService {
  signFileUrls(file: FileRow): Promise<FileRow>;
  deleteByIds(ids?: Id[]): Promise<unknown>;
}

interface FolderService {
  deleteByIds(ids?: Id[]): Promise<unknown>;
}

interface MoveController {
  moveMany(ctx: { request: { body?: { fileIds?: unknown } } }): Promise<unknown>;
}

interface PermissionService {
  createPermissionsManager(options: { ability: Parameters<typeof adoptAbility>[1]; model: string }): unknown;
}

function extendLibrary(strapi: Core.Strapi): void {
  const mayChange = async (ids: Id[]) => {
    const reader = currentReader(strapi);
    if (reader) await assertMayChangeFiles(strapi, reader, ids);
  };
  const services = strapi.get('services');
  services.extend('plugin::upload.file', (service: FileService) => ({
    ...service,
    async signFileUrls(file: FileRow) {
      const shown = await service.signFileUrls(file);
      return currentReader(strapi) ? signedFile(strapi, shown) : shown;
    },
    async deleteByIds(ids: Id[] = []) {
      await mayChange(ids);
      return service.deleteByIds(ids);
    },
  }));
  services.extend('plugin::upload.upload', (service: UploadService) => ({
    ...service,
    async findOne(id: Id, populate?: unknown) {
      const file = await service.findOne(id, populate);
      return file && (await isVisible(strapi, file)) ? file : null;
    },
    async upload(input: UploadInput, options?: unknown) {
      await assertMayAttach(strapi, input.data);
      return service.upload(input, options);
    },
    async updateFileInfo(id: Id, ...rest: unknown[]) {
      await mayChange([id]);
      return service.updateFileInfo(id, ...rest);
    },
    async replace(id: Id, ...rest: unknown[]) {
      await mayChange([id]);
      return service.replace(id, ...rest);
    },
    async remove(file: { id: number }) {
      await mayChange([file.id]);
      return service.remove(file);
    },
  }));
  services.extend('plugin::upload.folder', (service: FolderService) => ({
    ...service,
    async deleteByIds(ids: Id[] = []) {
      await mayChange(await filesBelow(strapi, ids));
      return service.deleteByIds(ids);
    },
  }));
  // The library's tools (MCP) ask for what their token may; without that nobody below would know on whose behalf they work.
  services.extend('admin::permission', (service: PermissionService) => ({
    ...service,
    createPermissionsManager(options: Parameters<PermissionService['createPermissionsManager']>[0]) {
      if (options.model?.startsWith('plugin::upload.')) adoptAbility(strapi, options.ability);
      return service.createPermissionsManager(options);
    },
  }));
  strapi.get('controllers').extend('plugin::upload.admin-folder-file', (controller: MoveController) => ({
    ...controller,
    async moveMany(ctx: Parameters<MoveController['moveMany']>[0]) {
      const { fileIds } = ctx.request.body ?? {};
      if (Array.isArray(fileIds)) await mayChange(fileIds);
      return controller.moveMany(ctx);
    },
  }));
}

async function isVisible(strapi: Core.Strapi, file: FileRow): Promise<boolean> {
  return !currentReader(strapi) || !isMarked(file) || (await strapi.db.query(FILE).count({ where: { id: file.id } })) > 0;
}

/** Ids of the files in these folders and below, those that the reader does not see included. */
async function filesBelow(strapi: Core.Strapi, folders: Id[]): Promise<number[]> {
  const stored: { path: string }[] = await strapi.db.query('plugin::upload.folder').findMany({ select: ['path'], where: { id: { $in: folders } } });
  if (stored.length === 0) return [];
  const below = stored.flatMap(({ path }) => [{ folderPath: { $eq: path } }, { folderPath: { $startsWith: `${path}/` } }]);
  return (await rowsOf<{ id: number }>(idsWhere(strapi, FILE, { $or: below }))).map(({ id }) => id);
}

/** `ref`, `refId` and `field` of an upload link it to any row, past all rules of writing: what a write of the row would ask is asked here. */
async function assertMayAttach(strapi: Core.Strapi, { ref, refId, field }: UploadInput['data']): Promise<void> {
  const reader = currentReader(strapi);
  if (!reader || !ref || !refId || !field) return;
  if (guardedParts(strapi).has(ref)) throw refusal({ field: 'ref', reason: 'unknown', message: `Files of ${ref} are written with the entry that it is a part of` });
  if (!isGuarded(ref)) return;
  if (!guardedPlaces(strapi).some(({ uid, path }) => uid === ref && path === field)) throw refusal({ field: 'field', reason: 'unknown', message: `${ref} has no files in ${field}` });
  if (!isRowId(refId) || (reader.kind === 'admin' && !reader.can('read', ref)) || !(await meets(strapi, ref, refId, reader.where('read', ref)))) throw notFound();
  const mayUpdate = reader.can('update', ref) && reader.can('update', ref, undefined, field);
  if (!mayUpdate || !(await meets(strapi, ref, refId, reader.where('update', ref, field)))) throw forbidden('You may not change this entry');
}

/** A row id as both databases can store it. */
const isRowId = (id: unknown): boolean => /^\d{1,10}$/.test(String(id)) && Number(id) < 2 ** 31;

const meets = async (strapi: Core.Strapi, uid: string, id: Id, condition: object | undefined): Promise<boolean> =>
  (await strapi.db.query(uid).count({ where: { $and: [{ id: Number(id) }, condition ?? {}] } })) > 0;

/**
 * A row can only be given files that its writer sees: otherwise a guessed id would open what hangs on hidden rows. Types
 * of the host and of other plugins are also written past the Document Service, as a site's users are.
 */
function limitLinks(strapi: Core.Strapi): void {
  strapi.documents.use(async (context, next) => {
    const { data } = (context.params ?? {}) as { data?: unknown };
    if (isGuarded(context.uid) && ['create', 'update', 'clone'].includes(context.action)) await assertFilesVisible(strapi, context.uid, data);
    return next();
  });
  const limit = async (event: unknown) => {
    const { model: { uid }, params: { data } } = event as LifecycleEvent;
    if (uid !== FILE && !isGuarded(uid) && strapi.getModel(uid as never)) await assertFilesVisible(strapi, uid, data);
  };
  strapi.db.lifecycles.subscribe({ beforeCreate: limit, beforeUpdate: limit });
}

async function assertFilesVisible(strapi: Core.Strapi, uid: string, data: unknown): Promise<void> {
  if (!isPlain(data) || !currentReader(strapi)) return;
  const named = namedFiles(strapi, uid, data);
  const found = await visibleOf(strapi, named.flatMap(({ rows }) => rows));
  const objections = named.filter(({ rows }) => !rows.every((row) => found(row)));
  if (objections.length > 0) throw refusal(objections.map(({ path }) => ({ field: path, reason: 'unknown', message: `${path.join('.')} names a file that does not exist` })));
}

interface NamedFiles {
  path: (string | number)[];
  rows: NamedRow[];
}

const isPlain = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The files that a write names, those of components included. */
function namedFiles(strapi: Core.Strapi, uid: string, data: Record<string, unknown>, path: (string | number)[] = []): NamedFiles[] {
  const attributes = attributesOf(strapi, uid);
  return Object.entries(data).flatMap(([name, value]): NamedFiles[] => {
    const { type, component } = attributes[name] ?? {};
    if (type === 'media') return [{ path: [...path, name], rows: namedRows(value) }];
    if (type !== 'component' && type !== 'dynamiczone') return [];
    const parts: [unknown, (string | number)[]][] = Array.isArray(value) ? value.map((part, index) => [part, [...path, name, index]]) : [[value, [...path, name]]];
    return parts.flatMap(([part, place]) => {
      const type = isPlain(part) ? (component ?? (part.__component as string | undefined)) : undefined;
      return type && type in strapi.components ? namedFiles(strapi, type, part as Record<string, unknown>, place) : [];
    });
  });
}

async function visibleOf(strapi: Core.Strapi, rows: NamedRow[]): Promise<(row: NamedRow) => boolean> {
  if (rows.length === 0) return () => true;
  const ids = rows.flatMap(({ id }) => (isRowId(id) ? [Number(id)] : []));
  const documentIds = rows.flatMap(({ documentId }) => documentId ?? []);
  const found: { id: number; documentId: string }[] = await strapi.db.query(FILE).findMany({ select: ['id', 'documentId'], where: { $or: [{ id: { $in: ids } }, { documentId: { $in: documentIds } }] } });
  return (row) => found.some(({ id, documentId }) => id === row.id || documentId === row.documentId);
}

/** Answers of the Document Service to a request: what is in them, the reader may read. Jobs and webhooks get plain addresses. */
function signAnswers(strapi: Core.Strapi): void {
  const middleware: Modules.Documents.Middleware.Middleware = async (context, next) => {
    const answer = await next();
    if (!currentReader(strapi)) return answer;
    const rows = Array.isArray(answer) ? answer : ((answer as { entries?: unknown[] } | null)?.entries ?? [answer]);
    for (const row of rows) if (isPlain(row)) signRow(strapi, context.uid, row);
    return answer;
  };
  strapi.documents.use(middleware);
}
