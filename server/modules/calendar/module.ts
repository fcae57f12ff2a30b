import type { Module } from '../../platform/module.ts'
import { routes } from './routes.ts'

export const calendar: Module = { name: 'calendar', tables: ['calendar_day'], routes }
