import { addDays } from '@guichet/domain/local-date'
import { at, type World } from './world.ts'

/** Views of the list of members that the manager of the demo shares with the team. Told last: ids go on from there. */
export const tellMemberViews = (world: World): void => {
  const createdAt = at(addDays(world.today, -40), 585)
  const view = (
    values: Pick<World['rows']['memberViews'][number], 'name' | 'filters' | 'sort' | 'columns'>,
  ) =>
    world.rows.memberViews.push({
      ...{ ...values, id: world.id(createdAt), personId: world.managerId, shared: true },
      ...{ createdAt, updatedAt: createdAt },
    })
  view({
    ...{ name: 'Échéances à venir', filters: { due: 'three-months' }, sort: 'endsOn' },
    columns: ['name', 'phone', 'email', 'type', 'endsOn', 'membership'],
  })
  view({
    ...{ name: 'Nouveaux adhérents', filters: { state: 'active' }, sort: '-recordedOn' },
    columns: ['number', 'name', 'activity', 'partner', 'city', 'recordedOn'],
  })
  view({
    ...{ name: 'À joindre par courrier', filters: { email: 'none' }, sort: 'name' },
    columns: ['name', 'phone', 'street', 'postcode', 'city', 'membership'],
  })
}
