/* What the demo page says about each trial order. The demo shop is a Turkish shop: this is its only language. */
export default {
  copy: "Kopyala",
  copied: "Kopyalandı",
  copyFailed: "Kopyalanamadı, cümleyi seçip kopyalayabilirsiniz.",
  tryIt: "Sohbette dene",
  tryItFor: "Sohbette dene: {order}",
  copyFor: "Kopyala: {order}",
  order: "Sipariş no",
  phone: "Telefonun son 4 hanesi",
  items: "Ürünler",
  situation: "Durum",
  sentence: "Örnek ilk cümle",
  empty: "Şu anda deneme siparişi yok. Deneme siparişleri yalnızca demo kipinde görünür.",
  failed: "Deneme siparişleri yüklenemedi. Sayfayı yenileyerek tekrar deneyebilirsiniz.",

  /* situation: [badge's tone, short name, what it stands for, an example first sentence] */
  situations: {
    preparing: ["info", "Hazırlanıyor", "Henüz kargoya verilmedi, iptal edilebilir.", "{order} numaralı siparişimi iptal etmek istiyorum."],
    on_time: ["ok", "Zamanında", "Yolda, söz verilen günde gelecek.", "Merhaba, {order} numaralı siparişim ne zaman gelir?"],
    overdue: ["warn", "Gecikti", "Söz verilen gün geçti, hâlâ yolda.", "{order} numaralı siparişim hâlâ gelmedi, günlerdir bekliyorum."],
    lost: ["danger", "Kayboldu", "Kargo firması paketi bulamıyor.", "{order} numaralı kargom günlerdir hareket etmiyor, kayboldu sanırım."],
    delivered_not_received: ["warn", "Teslim görünüyor", "Teslim edildi deniyor ama müşteriye ulaşmadı.", "{order} numaralı siparişim teslim edildi görünüyor ama bana gelmedi."],
    delivered: ["ok", "Teslim edildi", "Yeni ulaştı, iade süresi içinde.", "{order} numaralı siparişimden {item} hasarlı çıktı."],
    two_items: ["ok", "İki ürünlü", "İki ürün birlikte teslim edildi, biri sorunlu olabilir.", "{order} numaralı siparişimde {item} yerine başka bir ürün geldi."],
    high_value: ["accent", "Yüksek tutarlı", "Tutarı yüksek, karar bir temsilcinin.", "{order} numaralı siparişimdeki {item} kırık geldi, paramı geri istiyorum."],
    outside_window: ["", "14 gün geçti", "Teslimden bu yana cayma süresi doldu.", "{order} numaralı siparişimi beğenmedim, iade etmek istiyorum."],
    cancelled: ["", "İptal edildi", "Sipariş iptal edilmişti.", "{order} numaralı siparişimi iptal etmiştim, param ne zaman yatacak?"],
  },
  unknown: ["", "Diğer", "{situation}", "{order} numaralı siparişimle ilgili bir sorunum var."],
};
