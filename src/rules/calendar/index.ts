export { type Calendar, createCalendar, statutoryCalendar, type YearOfWork } from './calendar.ts';
