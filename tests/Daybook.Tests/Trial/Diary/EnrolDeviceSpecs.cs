using Daybook.Trial;

namespace Daybook.Tests.Trial.Diary;

public sealed class EnrolDeviceSpecs
{
    private static readonly EnrolDevice Asked = new(Stories.Ana, "phone-1");

    [Fact]
    public void a_device_is_bound_to_a_participant() => Stories.Enrolled.When(Asked).Then(new DeviceEnrolled(Stories.Ana, "phone-1"));

    [Fact]
    public void a_device_is_bound_once() => Stories.WithPhone.When(Asked).ThenRefused("device.already-enrolled");

    [Fact]
    public void a_second_device_asks_what_the_first_had_not_sent()
    {
        // Three diary days are over, and the first device has sent none of them.
        var story = Stories.WithPhone.At("2026-06-04T12:00:00Z").Done(new EnrolDevice(Stories.Ana, "phone-2"));
        var query = Assert.Single(story.Study.Queries.Values, one => one.Opened.Rule == "device.replaced").Opened;
        Assert.Contains("days 2026-06-01 to 2026-06-03 nothing has come", query.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void a_second_device_asks_nothing_when_nothing_is_missing() =>
        Stories.WithPhone.At("2026-06-01T20:00:00Z").When(new EnrolDevice(Stories.Ana, "phone-2")).Then(new DeviceEnrolled(Stories.Ana, "phone-2"));

    [Fact]
    public void a_device_has_an_id() => Stories.Enrolled.When(Asked with { Device = "" }).ThenRefused("device.unnamed");

    [Fact]
    public void a_device_with_a_key_bears_its_name()
    {
        using var phone = new SigningPhone();
        var asked = new EnrolDevice(Stories.Ana, phone.Device, phone.Key);
        var story = Stories.Enrolled.Done(asked);
        Assert.Equal(phone.Key, story.Study.DeviceKeys[phone.Device]);
        Stories.Enrolled.When(asked).Then(new DeviceEnrolled(Stories.Ana, phone.Device, phone.Key));
    }

    [Theory]
    [InlineData("")]
    [InlineData("no key")]
    [InlineData("a2V5")]
    public void what_is_no_key_binds_nothing(string key) => Stories.Enrolled.When(Asked with { Key = key }).ThenRefused("device.key-unusable");

    [Fact]
    public void nobody_takes_another_name()
    {
        using var phone = new SigningPhone();
        Stories.Enrolled.When(Asked with { Key = phone.Key }).ThenRefused("device.key-unusable");
    }

    [Fact]
    public void a_key_of_another_curve_is_none()
    {
        using var other = System.Security.Cryptography.ECDsa.Create(System.Security.Cryptography.ECCurve.NamedCurves.nistP384);
        Assert.Null(DeviceKey.NameOf(Convert.ToBase64String(other.ExportSubjectPublicKeyInfo())));
    }

    [Fact]
    public void a_participant_may_have_several() => Assert.Equal(2, Stories.WithPhone.Done(Asked with { Device = "phone-2" }).Her().Devices.Count);
}
