import type { StageDef } from '../../../contracts/workflow';
import { fieldsAskedBy, flattened, shippedFolders } from './folders.rules';

const capabilities = { sales: false, documents: false, newDocuments: false };
const stage = (key: string, statuses: string[]): StageDef => ({
  key, label: { en: key, de: key }, colour: 'primary',
  statuses: statuses.map((status) => ({ key: status, label: { en: status, de: status }, entry: true, blocked: false, capabilities })),
});
const folders = shippedFolders({ stages: [{ ...stage('all', ['open']), plural: { en: 'Alls', de: 'Alle' } }, stage('partner', ['active', 'lost'])] });
const keys = (list: ReturnType<typeof flattened>) => list.map(({ key }) => key);

describe('the shipped folders', () => {
  it('stand around those of the workflow, whose keys cannot meet theirs', () => {
    expect(keys(flattened(folders))).toEqual([
      'all', 'mine', 'followed', 'companies', 'persons', 'stage.all', 'stage.partner', 'stage.partner.active', 'stage.partner.lost', 'closed',
    ]);
  });

  it('name a stage in the plural where it has one, a status with a capital', () => {
    const [all, partner] = folders.filter(({ key }) => key.startsWith('stage.'));

    expect(all.name.en).toBe('Alls');
    expect(partner.name.en).toBe('partner');
    expect(partner.children.map(({ name }) => name.en)).toEqual(['Active', 'Lost']);
  });

  it('ask for the fields whose values they give away', () => {
    const asked = Object.fromEntries(flattened(folders).map((folder) => [folder.key, fieldsAskedBy(folder)]));

    expect(asked.all).toEqual([]);
    expect(asked.mine).toEqual(['owner', 'deputy']);
    expect(asked['stage.partner.lost']).toEqual(['stage', 'stageStatus']);
    expect(asked.closed).toEqual(['closedOn']);
  });
});
