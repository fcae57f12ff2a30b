import type { Module } from '../../platform/module.ts'
import { routes } from './routes.ts'

export const conformance: Module = { name: 'conformance', tables: [], routes }
