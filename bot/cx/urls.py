from django.urls import path

from bot.cx import views

app_name = "cx"
urlpatterns = [
    path("", views.home, name="overview"),
    path("export.csv", views.export_csv, name="export"),
]
