-- Tone marks as everywhere else in the product: "Uỷ ban", "thoả thuận".
update document_type set name = 'Bản thoả thuận' where code = 'ban_thoa_thuan';
update document_type set name = 'Giấy uỷ quyền' where code = 'giay_uy_quyen';
