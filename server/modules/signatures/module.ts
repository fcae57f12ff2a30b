import type { Module } from '../../platform/module.ts'

export const signatures: Module = { name: 'signatures', tables: [], routes: [] }
