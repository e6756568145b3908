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
    public void a_device_has_an_id() => Stories.Enrolled.When(Asked with { Device = "" }).ThenRefused("device.unnamed");

    [Fact]
    public void a_participant_may_have_several() => Assert.Equal(2, Stories.WithPhone.Done(Asked with { Device = "phone-2" }).Her().Devices.Count);
}
