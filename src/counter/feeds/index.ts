export { actOnFeed, reviewRow } from './act-on-feed.ts';
export { type Brought, bringFeed } from './bring-feed.ts';
export { includeMembers } from './include-members.ts';
export { type FeedDeps, type FeedId, INCLUDE_MEMBERS, WORK_FEED } from './model.ts';
export { type FeedWorld, readDetail } from './read-feeds.ts';
export { feedRoutes } from './routes.ts';
export type {
  ChangeView,
  EnrolView,
  FeedDetail,
  FeedRowView,
  FeedView,
  SourceView,
} from './view.ts';
export type { HelpView } from './view-helps.ts';
export { resumeFeeds, workFeed } from './work-feed.ts';
