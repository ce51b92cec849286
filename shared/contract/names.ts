import type { ChannelName, StreamName } from '@shared/contract/channels'

/**
 * The names alone, for the preload script: it exposes exactly these and needs none of the schemas.
 * The compiler holds the list against the contract in both directions.
 */
const channelTable: Readonly<Record<ChannelName, true>> = {
  'app.info': true,
  'vault.status': true,
  'vault.create': true,
  'vault.unlock': true,
  'session.get': true,
  'session.signIn': true,
  'session.activate': true,
  'session.signOut': true,
  'session.touch': true,
  'people.list': true,
  'people.add': true,
  'people.retire': true,
  'policy.get': true,
  'policy.set': true,
  'settings.get': true,
  'settings.set': true,
  'board.day': true,
  'board.search': true,
  'outcomes.registry': true,
  'outcomes.exportCsv': true,
  'blocks.earlier': true,
  'cases.book': true,
  'cases.open': true,
  'cases.execute': true,
  'schedule.import': true,
  'images.choose': true,
  'images.import': true,
  'images.cancel': true,
  'wall.displays': true,
  'wall.status': true,
  'wall.open': true,
  'wall.close': true,
  'documents.savePdf': true,
  'documents.printers': true,
  'documents.print': true,
  'record.sign': true,
  'record.export': true,
  'record.verify': true,
}

const streamTable: Readonly<Record<StreamName, true>> = {
  'cases.appended': true,
  'board.changed': true,
  'session.changed': true,
  'wall.changed': true,
  'images.progress': true,
  'settings.changed': true,
  'vault.changed': true,
}

export const channelNames = Object.keys(channelTable)
export const streamNames = Object.keys(streamTable)
