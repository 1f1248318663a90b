export const stationEn = {
  title: 'Station',
  newborn: 'Enrol a newborn and pay',
  lead: 'What is to be done today?',
  who: 'For whom',
  otherMatter: 'Another matter',
  begin: 'Begin',
  name: 'Name',
  idNumber: 'ID number',
  lineUp: 'The line is up',
  noReload:
    'On this connection (not https) pages cannot be opened without a line: while it is down, do not reload or close this page. What was written is kept, but can be opened again only when the line is back.',
  lineDown:
    'The line is down: write, photograph and submit as usual. All is kept here, goes out by itself when the line is back, and is done once.',
  offlineWho: 'The line is down: write the name and ID number; they are checked when it is back.',
  today: 'Cases of this station',
  noToday: 'No case yet.',
  todayOffline: 'Shown when the line is back.',
  open: 'Open',
  more: 'All cases',
} as const;
